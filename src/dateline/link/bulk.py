"""Bulk: linking more reports than fit into memory, from scratch, on several processes.

The same steps as `Linker.link`, and the same incidents. Reports lie in a file; keys, pairs and
groups in a DuckDB database, which spills to disk. Both are in a folder that is removed at the end.
A process sees one chunk at a time; reports are numbered in the order of all, so that those that are
compared lie near each other. In memory are some numbers for each report.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, TypeVar

import duckdb
import numpy as np

from dateline.link.block import ENOUGH, KINDS, SLACK
from dateline.link.chunks import Entered, Lies, Merged, Numbers, Reader, Worker
from dateline.link.cluster import UNCOMPARED
from dateline.link.group import BOUNDS
from dateline.link.held import Held
from dateline.link.link import Linker
from dateline.link.parts import FEWEST, parts_in
from dateline.link.rounds import group_by_rounds
from dateline.link.spread import Spread
from dateline.records.ids import event_of
from dateline.records.incident import Incident

LINES = 1000  # read by a process at once
KEYS = 1_000_000  # rows of keys of which pairs are made at once
PAIRS = 100_000  # scored by a process at once
REPORTS = 4000  # merged by a process at once
MEMORY = "1GB"  # of DuckDB; what is more goes to the folder

NONE = Lies(*np.zeros((3, 0), dtype=np.int64))

T = TypeVar("T")

SCHEMA = """
CREATE TABLE arrived (seq BIGINT, id VARCHAR, event VARCHAR, document VARCHAR, text VARCHAR,
    last INTEGER, first INTEGER, day INTEGER, until INTEGER, attack BOOLEAN,
    start BIGINT, size BIGINT, profile BIGINT, length BIGINT);
CREATE TABLE arrived_keys (key BIGINT, seq BIGINT, most INTEGER, tells UTINYINT);
CREATE TABLE candidates (pair BIGINT, tells USMALLINT);
CREATE TABLE scored (owner BIGINT, other BIGINT, score BIGINT);
CREATE TABLE incidents (id VARCHAR, line VARCHAR);
CREATE TABLE courses (course VARCHAR, earliest VARCHAR, id VARCHAR, latest VARCHAR);
"""
NUMBER = """
CREATE TABLE reports AS SELECT row_number() OVER (ORDER BY last, first, id) - 1 AS n, *
    FROM (SELECT * FROM arrived QUALIFY row_number() OVER (PARTITION BY id ORDER BY seq DESC) = 1)
    ORDER BY n;
CREATE TABLE keys AS SELECT key, n, last, first, most, tells
    FROM arrived_keys JOIN reports USING (seq) ORDER BY key;
CREATE TABLE apart AS SELECT one.n::INTEGER AS n, other.n::INTEGER AS m
    FROM reports one JOIN reports other USING (event) WHERE one.n <> other.n;
DROP TABLE arrived; DROP TABLE arrived_keys;
"""
GROUPED = """
CREATE TABLE grouped AS SELECT n, min(n) OVER (PARTITION BY g) AS g FROM homes;
"""
ALONE = """
SELECT n FROM reports WHERE document IN (SELECT document FROM reports JOIN grouped USING (n)
    WHERE attack GROUP BY document HAVING count(DISTINCT g) = 1)
"""


def link_many(
    lines: Iterable[tuple[str, bytes]],
    read: Reader,
    linker: Linker,
    *,
    jobs: int = 1,
    folder: Path | None = None,
    memory: str = MEMORY,
) -> Iterator[str]:
    """The incidents that many reports tell of, as lines of JSON, in id order.

    Args:
        lines: JSON with where it stands; read as it is needed.
        read: a line's reports; a function of a module, as processes must find it by name.
        linker: how reports are linked. Pins are not followed: what is pinned is in a desk.
        jobs: processes; the result is the same for any number.
        folder: where there is room for what does not fit into memory; None: where the system puts
            what is temporary.
        memory: of DuckDB, as it writes it ("1GB"); processes need some hundred MB each besides.
    """
    with TemporaryDirectory(dir=folder, prefix="dateline-link-") as name:
        here = Path(name)
        worker = Worker(linker, here / "reports.jsonl", Held(here / "profiles"), read)
        with duckdb.connect(here / "links.duckdb") as db, Spread(worker, jobs) as spread:
            db.execute(f"SET memory_limit = '{memory}'; SET threads = {jobs}")
            db.execute(f"SET temp_directory = '{here / 'spill'}'")
            db.execute("SET preserve_insertion_order = false")
            db.execute(SCHEMA)
            try:
                yield from _Bulk(db, spread).link(lines)
            finally:
                worker.held.close()


@dataclass
class _Bulk:
    """The steps, in order.

    Attributes:
        reports, profiles: where all of them lie, by number.
    """

    db: duckdb.DuckDBPyConnection
    spread: Spread
    reports: Lies = NONE
    profiles: Lies = NONE

    def link(self, lines: Iterable[tuple[str, bytes]]) -> Iterator[str]:
        self.enter(lines)
        self.pair()
        self.score()
        self.merge(self.group())
        yield from self.name_parts()

    def enter(self, lines: Iterable[tuple[str, bytes]]) -> None:
        """Read all reports into the file, what is known of them into the database; number them."""
        seq = 0
        chunks = ((chunk,) for chunk in _chunks(lines, LINES))
        worker = self.spread.worker
        with worker.file.open("wb") as file, worker.held.file.open("wb") as profiles:
            for entered in self.spread(Worker.enter, chunks):
                start, size = _append(file, entered.lines)
                profile, length = _append(profiles, entered.profiles)
                lies = {"start": start, "size": size, "profile": profile, "length": length}
                self._insert("arrived", {**_rows(entered, seq), **lies})
                of_key = {"most": entered.most, "tells": entered.tells}
                self._insert(
                    "arrived_keys", {"key": entered.key, "seq": entered.at + seq, **of_key}
                )
                seq += len(size)
        self.db.execute(NUMBER)
        lies = self._fetch("SELECT n, start, size, profile, length FROM reports ORDER BY n")
        self.reports = Lies(lies["n"], lies["start"], lies["size"])
        self.profiles = Lies(lies["n"], lies["profile"], lies["length"])

    def pair(self) -> None:
        """The pairs worth comparing, each once, by owner: a share of the keys at a time."""
        rows = self._fetch("SELECT count(*) AS rows FROM keys")["rows"][0]
        bounds = np.linspace(-(2.0**63), 2.0**63, int(rows) // KEYS + 2)
        for low, high in pairwise(bounds.tolist()):
            share = self._fetch(
                "SELECT key, n, last, first, most, tells FROM keys WHERE key BETWEEN ? AND ?",
                (int(low), int(high) - 1),
            )
            pair, tells = _met(share)
            self._insert("candidates", {"pair": pair, "tells": tells})
        self.db.execute(
            "CREATE TABLE pairs AS SELECT pair FROM candidates GROUP BY pair"
            f" HAVING sum(tells) >= {ENOUGH} ORDER BY pair;"
            "DROP TABLE candidates; DROP TABLE keys"
        )

    def score(self) -> None:
        """The log-odds of each pair, but of those that count as if they were not compared."""
        counts = self._fetch(
            "SELECT pair >> 32 AS owner, count(*) AS pairs FROM pairs GROUP BY 1 ORDER BY 1"
        )
        chunks = ((a, b) for a, b in _ranges(counts["owner"], counts["pairs"], PAIRS))
        for owner, other, _, scores in self.spread.beside(
            Worker.score, map(self._to_score, chunks)
        ):
            likely = scores > UNCOMPARED
            columns = {"owner": owner, "other": other, "score": scores}
            self._insert("scored", {name: column[likely] for name, column in columns.items()})
        self.db.execute("DROP TABLE pairs")

    def _to_score(self, bounds: tuple[int, int]) -> tuple[Numbers, Numbers, Lies]:
        first, after = bounds
        pair = self._fetch(
            "SELECT pair FROM pairs WHERE pair >= ? AND pair < ? ORDER BY pair",
            (first << 32, after << 32),
        )["pair"]
        owner, other = pair >> 32, pair & 0xFFFFFFFF
        return owner, other, self.profiles.of(np.unique(np.concatenate([owner, other])))

    def group(self) -> Numbers:
        """For each report, the first number of its group."""
        group_by_rounds(self.db, BOUNDS)
        self.db.execute(GROUPED)
        return self._fetch("SELECT g::BIGINT AS g FROM grouped ORDER BY n")["g"]

    def merge(self, groups: Numbers) -> None:
        """Merge each group into an incident."""
        alone = np.zeros(len(groups), dtype=np.bool_)
        alone[self._fetch(ALONE)["n"]] = True
        order = np.argsort(groups, kind="stable")
        _, counts = np.unique(groups, return_counts=True)
        ends = np.cumsum(counts)
        tasks = (
            (groups[chunk], alone[chunk], self.reports.of(chunk))
            for chunk in _slices(order, ends, REPORTS)
        )
        for merged in self.spread(Worker.merge, tasks):
            self._keep(merged)

    def _keep(self, merged: list[Merged]) -> None:
        columns = {"id": [one.id for one in merged], "line": [one.line for one in merged]}
        self._insert("incidents", _objects(columns))
        courses = [(c, *one.part) for one in merged if one.part for c in one.courses]
        if courses:
            course, earliest, id_, latest = zip(*courses, strict=True)
            self._insert(
                "courses",
                _objects({"course": course, "earliest": earliest, "id": id_, "latest": latest}),
            )

    def name_parts(self) -> Iterator[str]:
        """All incidents in id order, with their parts."""
        rows = self.db.execute(
            "SELECT * FROM courses QUALIFY count(*) OVER (PARTITION BY course) >= ?"
            " ORDER BY course",
            (FEWEST,),
        )
        courses = groupby(_stream(rows), key=lambda row: row[0])
        parts: dict[str, tuple[str, ...]] = {}
        for course, members in courses:
            for id_, names in parts_in({course: [(e, i, la) for _, e, i, la in members]}).items():
                parts[id_] = max(parts.get(id_, ()), names, key=lambda n: (len(n), n))
        for id_, line in _stream(self.db.execute("SELECT id, line FROM incidents ORDER BY id")):
            if id_ in parts:
                incident = Incident.model_validate_json(line)
                line = incident.model_copy(update={"parts": parts[id_]}).model_dump_json()
            yield line

    def _insert(self, table: str, columns: dict[str, Any]) -> None:
        if len(next(iter(columns.values()))):
            self.db.register("columns_of_rows", columns)
            self.db.execute(f"INSERT INTO {table} BY NAME SELECT * FROM columns_of_rows")
            self.db.unregister("columns_of_rows")

    def _fetch(self, query: str, values: tuple[int, ...] = ()) -> dict[str, Numbers]:
        return dict(self.db.execute(query, values).fetchnumpy())


def _met(share: dict[str, Numbers]) -> tuple[Numbers, Numbers]:
    """Pairs that meet under some keys, owner and other in one number, and what these keys tell:
    each report under each key with so many before it.
    """
    order = np.lexsort((share["n"], share["key"]))
    columns = ("key", "n", "last", "first", "most", "tells")
    key, n, last, first, most, tells = (share[column][order] for column in columns)
    found = [(np.zeros(0, dtype=np.int64), tells[:0])]
    for back in range(1, max(reach.most for reach in KINDS.values()) + 1):
        meet = key[back:] == key[:-back]
        meet &= (most[back:] >= back) & (last[:-back] >= first[back:] - SLACK)
        if not meet.any():
            break  # then none further back does
        found.append(((n[back:][meet] << 32) | n[:-back][meet], tells[back:][meet]))
    met, told = (np.concatenate(column) for column in zip(*found, strict=True))
    pairs, place = np.unique(met, return_inverse=True)
    return pairs, np.bincount(place, told, len(pairs)).astype(np.int64)


def _append(file: BinaryIO, items: Sequence[bytes]) -> tuple[Numbers, Numbers]:
    """Write to the end of a file; returns where each item begins, and its bytes."""
    begin = file.tell()
    size = np.array([len(item) for item in items], dtype=np.int64)
    file.writelines(items)
    return begin + np.cumsum(size) - size, size


def _rows(entered: Entered, seq: int) -> dict[str, Any]:
    """Reports as columns of the table `arrived`."""
    entries = entered.entries
    days = [e.member.days or (-1, -1) for e in entries]
    day, until = (
        np.ma.masked_equal(np.array([d[n] for d in days], dtype=np.int32), -1) for n in (0, 1)
    )
    return {
        **_objects(
            {
                "id": [e.id for e in entries],
                "event": [event_of(e.id) for e in entries],
                "document": [e.document_id for e in entries],
                "text": [e.member.text for e in entries],
            }
        ),
        "seq": np.arange(seq, seq + len(entries)),
        "last": np.array([e.position[0] for e in entries], dtype=np.int32),
        "first": np.array([e.position[1] for e in entries], dtype=np.int32),
        "day": day,
        "until": until,
        "attack": np.array([e.is_attack for e in entries], dtype=np.bool_),
    }


def _objects(columns: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    return {name: np.array(list(values), dtype=object) for name, values in columns.items()}


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    items = iter(items)
    while chunk := list(islice(items, size)):
        yield chunk


def _ranges(names: Numbers, weights: Numbers, most: int) -> Iterator[tuple[int, int]]:
    """Ranges of sorted names, from and up to, of about so much weight each."""
    bins = np.cumsum(weights) // most
    starts = np.flatnonzero(np.diff(bins, prepend=-1))
    edges = [*names[starts].tolist(), int(names[-1]) + 1] if len(names) else []
    yield from pairwise(edges)


def _slices(order: Numbers, ends: Numbers, most: int) -> Iterator[Numbers]:
    """Slices of about so many, cut only at ends."""
    begin = 0
    for end in ends.tolist():
        if end - begin >= most or end == len(order):
            yield order[begin:end]
            begin = end


def _stream(rows: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while chunk := rows.fetchmany(1000):
        yield from chunk
