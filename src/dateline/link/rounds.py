"""Rounds: the groups of `cluster.py`, for more reports than fit into memory, in DuckDB.

Each round is a handful of statements on what the last one changed; the database keeps the rest on
disk. No joins of three tables: without knowing how few rows join, DuckDB multiplies two first.
"""

import duckdb

from dateline.link.cluster import MOST, UNCOMPARED, Bounds

BEGIN = """
CREATE MACRO meet(first, last) AS coalesce(last - first < {days}, true);
CREATE TABLE homes AS SELECT n::INTEGER AS n, (row_number() OVER (ORDER BY id))::INTEGER AS g,
    (dense_rank() OVER (ORDER BY text))::INTEGER AS d, day AS first, until AS last FROM reports;
CREATE TABLE groups AS SELECT g, 1::BIGINT AS documents, 1::BIGINT AS size, first, last FROM homes;
CREATE TABLE alike AS
    SELECT owner::INTEGER AS n, other::INTEGER AS m, score::INTEGER AS score FROM scored
    UNION ALL SELECT other, owner, score FROM scored;
CREATE TABLE links AS WITH likely AS MATERIALIZED (
        SELECT g, m, first, last, score FROM alike JOIN homes USING (n) WHERE score > 0)
    SELECT one.g, other.g AS h, score::BIGINT AS mean
    FROM likely one JOIN homes other ON other.n = m
    WHERE meet(least(one.first, other.first), greatest(one.last, other.last));
"""
"""All tables of rounds.

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
        FROM likely one JOIN groups other ON other.g = h)
    SELECT g, h, ceil(pairs * {most})::BIGINT AS counted FROM united
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


def group_by_rounds(db: duckdb.DuckDBPyConnection, bounds: Bounds) -> None:
    """Group the reports of a database: fills the table `homes`.

    Args:
        db: with the tables `reports` (n, id, text, day, until) and `scored` (owner, other, score),
            each pair once, scores as `cluster.whole` gives them.
        bounds: how large a group may grow.
    """
    values = {
        "most": MOST,
        "uncompared": UNCOMPARED,
        "days": bounds.days,
        "reports": bounds.reports,
    }
    db.execute(BEGIN.format_map(values))
    while _choose(db):
        db.execute(JOIN)
        db.execute(MEASURE.format_map(values))


def _choose(db: duckdb.DuckDBPyConnection) -> bool:
    """Whether there are groups to be joined."""
    db.execute(CHOOSE)
    return db.execute("SELECT 1 FROM joined LIMIT 1").fetchone() is not None
