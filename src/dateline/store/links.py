"""Links: what linking keeps in a desk from one time to the next (`dateline.link.shelf`)."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.link import Report
from dateline.link.block import ENOUGH, Position, Reach, earliest_met
from dateline.link.group import Member
from dateline.link.parts import Part
from dateline.link.shelf import Entry
from dateline.records.incident import Incident
from dateline.store.pack import unpack

TABLES = ("link_documents", "link_reports", "link_keys", "link_pairs", "link_state")
AMONG = "(SELECT value FROM json_each(?))"


@dataclass(frozen=True)
class Links:
    """A `Shelf` on the tables of a desk; whoever uses it opens the transaction.

    Attributes:
        db: the desk's connection.
        read: the reports of documents as they now stand.
    """

    db: sqlite3.Connection
    read: Callable[[Sequence[str]], Iterable[Report]]

    def clear(self) -> None:
        """Forget all of it, but not the incidents."""
        for table in TABLES:
            self.db.execute(f"DELETE FROM {table}")

    def load(self, documents: Sequence[str]) -> list[Report]:
        """The reports of documents as they now stand."""
        return list(self.read(documents))

    # ------------------------------------------------------------------------------------ reports

    def entries(self, documents: Iterable[str]) -> list[Entry]:
        """The reports of documents as they were last put here."""
        return self._entries("document_id", documents)

    def found(self, ids: Iterable[str]) -> list[Entry]:
        """Reports by id, in id order."""
        return self._entries("report_id", ids)

    def _entries(self, column: str, values: Iterable[str]) -> list[Entry]:
        rows = self.db.execute(
            f"SELECT * FROM link_reports WHERE {column} IN {AMONG} ORDER BY report_id",
            (_json(values),),
        ).fetchall()
        return [_entry(row) for row in rows]

    def put(self, entry: Entry, keys: Mapping[int, Reach]) -> None:
        """Add a report, with the number of each key and how far it reaches."""
        last, first, id_ = entry.position
        day, until = entry.member.days or (None, None)
        self.db.execute(
            "INSERT INTO link_reports VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (id_, entry.document_id, entry.member.text, first, last, day, until, entry.is_attack),
        )
        self.db.executemany(
            "INSERT INTO link_keys VALUES (?, ?, ?, ?, ?, ?)",
            ((key, last, first, id_, *reach) for key, reach in keys.items()),
        )

    def take_out(self, entry: Entry) -> None:
        """Take a report out, with its keys and all pairs that it is in."""
        for table, column in (
            ("link_reports", "report_id"),
            ("link_keys", "report_id"),
            ("link_pairs", "owner"),
            ("link_pairs", "other"),
        ):
            self.db.execute(f"DELETE FROM {table} WHERE {column} = ?", (entry.id,))

    # -------------------------------------------------------------------------------------- pairs

    def before(self, entry: Entry) -> set[str]:
        """The reports with which one is compared."""
        since = earliest_met(entry.position)
        told: Counter[str] = Counter()
        for key, reach in self._keys(entry):
            rows = self.db.execute(
                "SELECT report_id FROM link_keys WHERE key = ? AND last >= ?"
                " AND (last, first, report_id) < (?, ?, ?)"
                " ORDER BY last DESC, first DESC, report_id DESC LIMIT ?",
                (key, since, *entry.position, reach.most),
            )
            told.update({id_: reach.tells for (id_,) in rows})
        return {id_ for id_, tells in told.items() if tells >= ENOUGH}

    def after(self, entry: Entry) -> set[str]:
        """The reports before which one stands, or would, so near that they may be compared."""
        return {
            id_
            for key, reach in self._keys(entry)
            for id_ in self._following(key, reach.most, entry.position)
        }

    def _keys(self, entry: Entry) -> list[tuple[int, Reach]]:
        rows = self.db.execute(
            "SELECT key, most, tells FROM link_keys WHERE report_id = ?", (entry.id,)
        )
        return [(key, Reach(most, tells)) for key, most, tells in rows]

    def _following(self, key: int, most: int, position: Position) -> list[str]:
        rows = self.db.execute(
            "SELECT last, first, report_id FROM link_keys"
            " WHERE key = ? AND (last, first, report_id) > (?, ?, ?)"
            " ORDER BY last, first, report_id LIMIT ?",
            (key, *position, most),
        )
        return [row[2] for row in rows if position[0] >= earliest_met((row[0], row[1], row[2]))]

    def owned(self, id_: str) -> dict[str, float]:
        """The reports with which one is compared, with their scores."""
        return dict(
            tuple(row)
            for row in self.db.execute(
                "SELECT other, score FROM link_pairs WHERE owner = ?", (id_,)
            )
        )

    def set_owned(self, id_: str, scores: Mapping[str, float]) -> None:
        """Put other pairs in the place of those that a report owns."""
        self.db.execute("DELETE FROM link_pairs WHERE owner = ?", (id_,))
        self.db.executemany(
            "INSERT INTO link_pairs VALUES (?, ?, ?)",
            ((id_, other, score) for other, score in scores.items()),
        )

    def tied(self, id_: str) -> set[str]:
        """The reports that score above 0 with one, whichever owns the pair."""
        rows = self.db.execute(
            "SELECT other FROM link_pairs WHERE owner = ?1 AND score > 0"
            " UNION SELECT owner FROM link_pairs WHERE other = ?1 AND score > 0",
            (id_,),
        )
        return {id_ for (id_,) in rows}

    # ---------------------------------------------------------------------------------- incidents

    def homes(self, ids: Iterable[str]) -> dict[str, str]:
        """By report, the incident that it was last in."""
        rows = self.db.execute(
            f"SELECT report_id, incident_id FROM incident_reports WHERE report_id IN {AMONG}",
            (_json(ids),),
        )
        return {row[0]: row[1] for row in rows}

    def homeless(self) -> set[str]:
        """The reports that are in no incident."""
        rows = self.db.execute(
            "SELECT report_id FROM link_reports WHERE report_id NOT IN"
            " (SELECT report_id FROM incident_reports)"
        )
        return {id_ for (id_,) in rows}

    def told_in(self, incidents: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """By incident, its reports when it was last merged, in order."""
        return self._lists("incident_reports", "report_id", incidents)

    def incidents(self, ids: Iterable[str]) -> list[Incident]:
        """Incidents by id, in id order."""
        rows = self.db.execute(
            f"SELECT content FROM incidents WHERE id IN {AMONG} ORDER BY id", (_json(ids),)
        )
        return [Incident.model_validate_json(unpack(content)) for (content,) in rows]

    def courses(self, incidents: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """By incident, the courses that it belongs to."""
        return self._lists("incident_courses", "course", incidents)

    def _lists(
        self, table: str, column: str, incidents: Iterable[str]
    ) -> dict[str, tuple[str, ...]]:
        rows = self.db.execute(
            f"SELECT incident_id, {column} FROM {table} WHERE incident_id IN {AMONG} ORDER BY 1, 2",
            (_json(incidents),),
        )
        lists: dict[str, list[str]] = defaultdict(list)
        for incident, value in rows:
            lists[incident].append(value)
        return {incident: tuple(values) for incident, values in lists.items()}

    def parts(self, course: str) -> list[Part]:
        """The incidents of a course."""
        rows = self.db.execute(
            "SELECT i.date_earliest, i.id, i.date_latest FROM incident_courses c"
            " JOIN incidents i ON i.id = c.incident_id WHERE c.course = ?",
            (course,),
        )
        return [(row[0], row[1], row[2]) for row in rows]


def _entry(row: sqlite3.Row) -> Entry:
    id_ = row["report_id"]
    days = None if row["day"] is None else (row["day"], row["until"])
    return Entry(
        member=Member(id_, row["text"], days),
        document_id=row["document_id"],
        position=(row["last"], row["first"], id_),
        is_attack=bool(row["is_attack"]),
    )


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values))
