"""Rounds: the groups of `cluster.py` in DuckDB: faster where reports are many, and on disk where
they do not fit into memory.

Each round is a handful of statements on what the last one changed. What joins two tables and asks
something of both stands apart from what joins a third: DuckDB may multiply the two first.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

from dateline.link.cluster import MOST, UNCOMPARED, Bounds, Group, Pair, cluster, whole
from dateline.link.profile import Days

BEGIN = """
CREATE TABLE IF NOT EXISTS apart (n INTEGER, m INTEGER);
CREATE MACRO meet(first, last) AS coalesce(last - first < {days}, true);
CREATE TABLE homes AS SELECT n::INTEGER AS n, (row_number() OVER (ORDER BY id) - 1)::INTEGER AS g,
    (dense_rank() OVER (ORDER BY text))::INTEGER AS d, day AS first, until AS last FROM reports;
CREATE TABLE groups AS SELECT g, 1::BIGINT AS documents, 1::BIGINT AS size, first, last FROM homes;
CREATE TABLE alike AS
    SELECT owner::INTEGER AS n, other::INTEGER AS m, score::INTEGER AS score FROM scored
    UNION ALL SELECT other, owner, score FROM scored;
CREATE TABLE links AS WITH likely AS MATERIALIZED (
        SELECT g, m, first, last, score FROM alike ANTI JOIN apart USING (n, m)
        JOIN homes USING (n) WHERE score > 0)
    SELECT one.g, other.g AS h, score::BIGINT AS mean
    FROM likely one JOIN homes other ON other.n = m
    WHERE meet(least(one.first, other.first), greatest(one.last, other.last));
"""
"""All tables of rounds.

apart: by report, each that it may not be one with; so every pair twice.
homes: by report, its group, named by its first report in id order; its document and its days.
groups: by group, its documents, its size, and the days from the first to the last.
alike: by report, each that it was compared with, and the score; so every pair twice.
links: by group, each that it may join, and the mean, which is above 0; so every pair twice.
"""

CHOOSE = """
CREATE OR REPLACE TABLE joined AS WITH best AS MATERIALIZED (
        SELECT g, arg_max(h, (mean << 32) - h) AS h FROM links GROUP BY g)
    SELECT one.g AS gone, one.h AS kept FROM best one JOIN best other
    ON one.g = other.h AND one.h = other.g WHERE one.h < one.g;
"""
"""The groups that are each other's best; of equals the one with the smaller name."""

JOIN = """
CREATE OR REPLACE TABLE old AS SELECT gone AS g FROM joined UNION ALL SELECT kept FROM joined;
UPDATE homes SET g = kept FROM joined WHERE g = gone;
CREATE OR REPLACE TABLE new AS SELECT * FROM homes SEMI JOIN old USING (g);
DELETE FROM groups WHERE g IN (FROM old);
INSERT INTO groups
    SELECT g, count(DISTINCT d), count(*), min(first), max(last) FROM new GROUP BY g;
DELETE FROM links WHERE g IN (FROM old) OR h IN (FROM old);
"""
"""`new` are the members of the groups that were joined."""

MEASURE = """
CREATE OR REPLACE TABLE told AS WITH mine AS MATERIALIZED (
        SELECT g, d, m, score FROM alike JOIN new USING (n))
    SELECT mine.g, other.g AS h, max(score) AS score FROM mine JOIN homes other
    ON other.n = m AND other.g <> mine.g GROUP BY mine.g, other.g, mine.d, other.d;
CREATE OR REPLACE TABLE near AS WITH likely AS MATERIALIZED (
        SELECT g, h, documents, size, first, last
        FROM (SELECT DISTINCT g, h FROM told WHERE score > 0) JOIN groups USING (g)),
    united AS MATERIALIZED (
        SELECT one.g, h, one.documents * other.documents AS pairs, one.size + other.size AS size,
            least(one.first, other.first) AS first, greatest(one.last, other.last) AS last
        FROM likely one JOIN groups other ON other.g = h),
    parted AS (
        SELECT one.g, other.g AS h FROM apart
        JOIN homes one ON one.n = apart.n JOIN homes other ON other.n = m)
    SELECT g, h, ceil(pairs * {most})::BIGINT AS counted FROM united ANTI JOIN parted USING (g, h)
    WHERE size <= {reports} AND meet(first, last);
CREATE OR REPLACE TABLE found AS WITH ranked AS (
        SELECT *, row_number() OVER (PARTITION BY g, h ORDER BY score DESC) AS place
        FROM told JOIN near USING (g, h)),
    summed AS (
        SELECT g, h, counted, (sum(score) + {uncompared} * (counted - count(*)))::BIGINT AS total
        FROM ranked WHERE place <= counted GROUP BY g, h, counted)
    SELECT g, h, total // counted AS mean FROM summed WHERE total >= counted;
INSERT INTO links
    SELECT g, h, mean FROM found
    UNION ALL SELECT h, g, mean FROM found WHERE h NOT IN (SELECT g FROM new);
"""
"""told: between new groups and others, by pair of documents, the score of their most alike reports.
near: of these pairs of groups, those that may join, and how many pairs of documents decide.
found: those that are rather one than not.
"""


def cluster_many(
    documents: Sequence[int],
    scores: Mapping[Pair, float],
    *,
    bounds: Bounds,
    days: Sequence[Days | None] | None = None,
    must: Iterable[Pair] = (),
    cannot: Iterable[Pair] = (),
) -> list[Group]:
    """The groups that `cluster` gives of the same."""
    must, cannot = list(must), list(cannot)
    pinned = cluster(documents, {}, bounds=bounds, must=must, cannot=cannot) if must else []
    spans = days or [None] * len(documents)
    first, last = (_column(None if span is None else span[at] for span in spans) for at in (0, 1))
    numbers = np.arange(len(documents))
    with duckdb.connect() as db:
        reports = {"n": numbers, "id": numbers, "text": np.array(documents)}
        _fill(db, "reports", {**reports, "day": first, "until": last})
        one, other = np.array(list(scores), dtype=np.int64).reshape(-1, 2).T
        score = np.array([whole(score) for score in scores.values()], dtype=np.int64)
        _fill(db, "scored", {"owner": one, "other": other, "score": score})
        n, m = np.array([*cannot, *(pair[::-1] for pair in cannot)]).reshape(-1, 2).T
        _fill(db, "apart", {"n": n.astype(np.int32), "m": m.astype(np.int32)})
        group_by_rounds(db, bounds, [pair for group in pinned for pair in _to_first(group)])
        rows = db.execute("SELECT list(n ORDER BY n) FROM homes GROUP BY g").fetchall()
    return sorted(tuple(members) for (members,) in rows)


def _to_first(group: Group) -> list[Pair]:
    return [(name, group[0]) for name in group[1:]]


def _column(values: Iterable[int | None]) -> npt.NDArray[np.int32]:
    """Numbers, those that are None masked."""
    return np.ma.masked_equal([-1 if value is None else value for value in values], -1).astype(
        np.int32
    )


def _fill(db: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, Any]) -> None:
    db.register("columns_of_rows", columns)
    db.execute(f"CREATE TABLE {table} AS SELECT * FROM columns_of_rows")
    db.unregister("columns_of_rows")


def group_by_rounds(
    db: duckdb.DuckDBPyConnection, bounds: Bounds, pinned: Sequence[Pair] = ()
) -> None:
    """Group the reports of a database: fills the table `homes`.

    Args:
        db: with the tables `reports` (n, id, text, day, until) and `scored` (owner, other, score),
            each pair once, scores as `cluster.whole` gives them; and `apart`, if need be.
        bounds: how large a group may grow.
        pinned: reports that are one from the first, each with the first of its group.
    """
    values = {
        "most": MOST,
        "uncompared": UNCOMPARED,
        "days": bounds.days,
        "reports": bounds.reports,
    }
    db.execute(BEGIN.format_map(values))
    more = _take(db, pinned) or _choose(db)
    while more:
        db.execute(JOIN)
        db.execute(MEASURE.format_map(values))
        more = _choose(db)


def _take(db: duckdb.DuckDBPyConnection, pinned: Sequence[Pair]) -> bool:
    """Whether there are groups to be joined, of those that are pinned."""
    db.execute("CREATE TABLE joined (gone INTEGER, kept INTEGER)")
    if pinned:
        db.executemany("INSERT INTO joined VALUES (?, ?)", pinned)
    return bool(pinned)


def _choose(db: duckdb.DuckDBPyConnection) -> bool:
    """Whether there are groups to be joined, of those that are each other's best."""
    db.execute(CHOOSE)
    return db.execute("SELECT 1 FROM joined LIMIT 1").fetchone() is not None
