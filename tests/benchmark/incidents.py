"""How linking scales, and how well it does: `python tests/benchmark/incidents.py 10000 100000`.

Makes so many event records of a year with known truth, links them, and prints a row of a table in
Markdown: seconds, peak memory of all processes, B³. Gates nothing.

A million records, a quarter of a million happenings, are of 50,000 towns in 120 countries; the
busiest town has five happenings a day. Fewer records are of as small a part of that world, as
dense: what grows is how much there is to link, not how hard it is. With `--towns 50000` they are of
the whole of it: more records are more happenings in as many towns, and harder to tell apart.

A happening has a day, a town (few towns have most), a type, a doer and a toll; it is told by one to
some dozen outlets. A report may have a vaguer date or none, the day beside, the country only, no
doer, a toll that was revised; it says two to five of the six things that one can tell of a
happening, in its own words.
"""

import argparse
import json
import random
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.reports import at, day, dead, report, who

from dateline.evaluate.clusters import score_b3
from dateline.link import Linker, Report
from dateline.link.bulk import link_many
from dateline.link.lines import lines_of, read_line
from dateline.records import Place, Time

WORLD, TOWN, COUNTRY = 50_000, 20, 417  # towns in all; records for a town, towns for a country
OUTLETS, GROUPS = 1000, 20
WIDTH = 8  # of a country, in degrees
FIRST = date(2014, 1, 1)
SYLLABLES = [c + v for c in "bdfghjklmnprstvz" for v in "aeiou"]
KINDS = {
    "ASSAULT": (
        ["attacked", "bombed", "shot", "raided", "ambushed", "shelled", "stabbed"],
        [
            "market",
            "school",
            "mosque",
            "convoy",
            "checkpoint",
            "bus",
            "hospital",
            "village",
            "clinic",
            "bridge",
        ],
    ),
    "PROTEST": (
        ["marched", "demonstrated", "protested", "rallied"],
        ["prices", "wages", "water", "election", "dam", "land", "fuel", "teachers"],
    ),
    "COERCE": (
        ["arrested", "detained", "jailed", "seized"],
        ["journalist", "opposition", "students", "smuggling", "weapons", "union", "imam"],
    ),
}
WEAPONS = [
    "grenades",
    "rockets",
    "rifles",
    "knives",
    "motorcycles",
    "mortars",
    "explosives",
    "trucks",
]
TIMES = ["dawn", "dusk", "noon", "midnight", "prayers", "Ramadan", "rain", "curfew"]


@dataclass(frozen=True)
class Town:
    """A town of the world."""

    name: str
    country: str
    geonames: int
    lat: float
    lon: float


@dataclass(frozen=True)
class Happening:
    """What happened."""

    number: int
    kind: str
    verb: str
    target: str
    details: tuple[str, ...]
    town: Town
    day: date
    doer: str
    toll: int


def main() -> None:
    """Make, link, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", type=int, nargs="+")
    parser.add_argument("--towns", type=int, help="in the world; else one for each 20 records")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--memory", default="1GB", help="of DuckDB")
    arguments = parser.parse_args()
    print(
        "| records | happenings | incidents | seconds | records a second | peak MB | P | R | F1 |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for number in arguments.numbers:
        towns = arguments.towns or number // TOWN
        print(measure(number, towns, arguments.jobs, arguments.memory), flush=True)


def measure(number: int, towns: int, jobs: int, memory: str) -> str:
    """A row of the table."""
    with TemporaryDirectory() as folder:
        records, incidents = Path(folder) / "records.jsonl", Path(folder) / "incidents.jsonl"
        truth = write_records(records, number, towns)
        begin = time.monotonic()
        with peak_memory() as peak, incidents.open("w", encoding="utf-8") as out:
            lines = lines_of([records])
            found = link_many(lines, read_line, Linker(), jobs=jobs, memory=memory)
            out.writelines(line + "\n" for line in found)
        seconds = time.monotonic() - begin
        home: dict[str, int] = {}
        with incidents.open(encoding="utf-8") as file:
            for n, line in enumerate(file):
                home |= dict.fromkeys(json.loads(line)["reports"], n)
    b3 = score_b3(truth, home)
    return (
        f"| {number:,} | {len(set(truth.values())):,} | {len(set(home.values())):,} |"
        f" {seconds:,.0f} | {number / seconds:,.0f} | {max(peak):,.0f} |"
        f" {b3.precision:.3f} | {b3.recall:.3f} | {b3.f1:.3f} |"
    )


@contextmanager
def peak_memory() -> Iterator[list[float]]:
    """MB of resident memory of this process and its children, the most of all samples."""
    seen, stop = [0.0], threading.Event()

    def sample() -> None:
        while not stop.wait(0.2):
            seen[0] = max(seen[0], sum(map(_resident, _family())))

    thread = threading.Thread(target=sample, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        stop.set()
        thread.join()


def _family() -> list[Path]:
    me = Path("/proc/self").resolve()
    children = (me / "task" / me.name / "children").read_text().split()
    return [me, *(Path("/proc") / child for child in children)]


def _resident(process: Path) -> float:
    try:
        return int((process / "statm").read_text().split()[1]) * 4096 / 1e6
    except OSError:  # ended meanwhile
        return 0.0


# ----------------------------------------------------------------------------------- the records


def write_records(file: Path, number: int, size: int) -> dict[str, int]:
    """Write records, shuffled within some weeks as they would come in; returns their truth."""
    lots = random.Random(number)
    towns, groups = make_world(lots, size)
    popular = list(accumulate(1 / (rank + 10) ** 0.9 for rank in ranks(size)))
    truth: dict[str, int] = {}
    happening = 0
    with file.open("w", encoding="utf-8") as out:
        while len(truth) < number:
            town = lots.choices(towns, cum_weights=popular)[0]
            one = make_happening(lots, happening, town, groups[town.country])
            happening += 1
            for n in range(min(how_many(lots), number - len(truth))):
                told = tell(lots, one, f"{one.number}-{n}")
                truth[told.id] = one.number
                out.write(told.model_dump_json() + "\n")
    return truth


def ranks(size: int) -> list[float]:
    """Where so many towns stand among those of the whole world, the most told of first."""
    return [(n + 0.5) * WORLD / size for n in range(size)]


def make_world(lots: random.Random, size: int) -> tuple[list[Town], dict[str, list[str]]]:
    """So many towns, the most told of first, and the groups of each country."""
    codes = [f"{a}{b}{c}" for a in "XYZ" for b in "ABCDEFGHIJ" for c in "PQRS"]
    codes = codes[: max(1, round(size / COUNTRY))]
    towns = []
    for n in range(size):
        country = lots.randrange(len(codes))
        lat, lon = (10 * (side - 6) + WIDTH * lots.random() for side in divmod(country, 12))
        towns.append(Town(name_of(lots).title(), codes[country], 9_000_000 + n, lat, lon))
    groups = {
        code: [f"{name_of(lots).title()} {lots.choice(['Front', 'Brigade', 'Union', 'Army'])}"
               for _ in range(GROUPS)]
        for code in codes
    }  # fmt: skip
    return towns, groups


def name_of(lots: random.Random) -> str:
    """An invented name."""
    return "".join(lots.choices(SYLLABLES, k=lots.randint(3, 5)))


def make_happening(lots: random.Random, number: int, town: Town, groups: list[str]) -> Happening:
    """A happening in a town."""
    kind = lots.choices(list(KINDS), (5, 3, 2))[0]
    verbs, targets = KINDS[kind]
    details = (
        f"near {name_of(lots).title()} street",
        f"of {name_of(lots).title()} {name_of(lots).title()}",
        f"with {lots.choice(WEAPONS)}",
        f"at {lots.choice(TIMES)}",
    )
    return Happening(
        number, kind, lots.choice(verbs), lots.choice(targets), details, town,
        FIRST + timedelta(days=lots.randrange(365)), lots.choice(groups),
        1 + int(lots.expovariate(0.2)),
    )  # fmt: skip


def how_many(lots: random.Random) -> int:
    """Reports of a happening: most have few, some have dozens."""
    return min(60, 1 + int(lots.paretovariate(1.2)))


def tell(lots: random.Random, one: Happening, document: str) -> Report:
    """One report of it."""
    known = [*lots.sample(one.details, lots.randint(1, 3)), one.target, one.town.name]
    kept = [word for word in known if lots.random() < 0.8]
    verb = one.verb if lots.random() < 0.7 else lots.choice(KINDS[one.kind][0])
    doer = one.doer if lots.random() < 0.6 else None
    toll = max(1, round(one.toll * lots.choice((1, 1, 1, 1, 0.7, 1.3))))
    has_toll = one.kind == "ASSAULT" and lots.random() < 0.7
    text = f"{doer or 'People'} {verb} {' '.join(kept)}"
    filler = " ".join(name_of(lots) for _ in range(6))
    made = report(
        document,
        text,
        event_type=one.kind,
        trigger=verb,
        outlet=f"Outlet {lots.randrange(OUTLETS)}",
        published=str(one.day + timedelta(days=lots.choice((0, 0, 1, 1, 2, 3, 6)))),
        words=f"{text} {one.town.name} officials said {filler}",
        where=_place(lots, one.town),
        actors=[who(doer, country=one.town.country)] if doer else [],
        figures=[dead(toll)] if has_toll else [],
    )
    when = _date(lots, one.day)
    event = made.event.model_copy(update={"date": when})
    return made.model_copy(update={"date": when, "event": event})


def _date(lots: random.Random, on: date) -> Time | None:
    chance = lots.random()
    if chance < 0.25:
        return None
    if chance < 0.33:
        first = on.replace(day=1)
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return day(str(on)).model_copy(
            update={"edtf": str(on)[:7], "earliest": str(first), "latest": str(last),
                    "timex": str(on)[:7]}
        )  # fmt: skip
    return day(str(on + timedelta(days=lots.choice((-1, 1))) if chance < 0.40 else on))


def _place(lots: random.Random, town: Town) -> Place | None:
    chance = lots.random()
    if chance < 0.18:
        return None
    if chance < 0.30:
        return at(f"Land of {town.country.title()}", "country", country=town.country)
    return at(town.name, country=town.country, geonames=town.geonames, lat=town.lat, lon=town.lon)


if __name__ == "__main__":
    main()
