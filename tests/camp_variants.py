"""Rewritings of the camp article and of what a careful reader finds in it.

A rule that only one article needs would fail on these: other countries, names, numbers, sites and
words. Each variant is a list of replacements in the text; the spans of the expected findings move
with them, and codes, numbers and dates are exchanged along.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Variant:
    """One rewriting.

    Attributes:
        name: what is changed.
        words: text to text, applied in one pass, longer ones first.
        values: expected values (codes, numbers, ids, EDTF) to theirs.
        width: characters of a line, where lines are broken by hand; None: one line a paragraph.
    """

    name: str
    words: Mapping[str, str]
    values: Mapping[Any, Any] = field(default_factory=dict)
    width: int | None = None


class Rewriting:
    """A text rewritten, with where each character has gone."""

    def __init__(self, text: str, words: Mapping[str, str]) -> None:
        self._moves: list[tuple[int, int, int, int]] = []  # old start, old end, new start, new end
        pattern = re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)))
        pieces, at, length = [], 0, 0
        for match in pattern.finditer(text):
            pieces.append(text[at : match.start()])
            length += match.start() - at
            new = words[match.group()]
            self._moves.append((match.start(), match.end(), length, length + len(new)))
            pieces.append(new)
            length += len(new)
            at = match.end()
        pieces.append(text[at:])
        self.text = "".join(pieces)

    def start(self, offset: int) -> int:
        """Where a span that began here begins now."""
        return self._moved(offset, end=False)

    def end(self, offset: int) -> int:
        """Where a span that ended here ends now."""
        return self._moved(offset, end=True)

    def _moved(self, offset: int, *, end: bool) -> int:
        shift = 0
        for old_start, old_end, new_start, new_end in self._moves:
            inside = old_start < offset < old_end
            if inside:
                return new_end if end else new_start
            if old_end <= offset:
                shift = new_end - old_end
            else:
                break
        return offset + shift


def rewrite(text: str, expected: dict[str, Any], variant: Variant) -> tuple[str, dict[str, Any]]:
    """The article and the expected findings of a variant."""
    rewriting = Rewriting(text, variant.words)
    if variant.width is not None:
        rewriting.text = break_lines(rewriting.text, variant.width)
    return rewriting.text, _rewrite_value(expected, rewriting, variant)


def break_lines(text: str, width: int) -> str:
    """The text with a line break for the last space within each width; offsets stay."""
    characters = list(text)
    start, space = 0, -1
    for at, character in enumerate(characters):
        if character == "\n":
            start, space = at + 1, -1
        elif character == " ":
            space = at
        if at - start >= width and space >= start:
            characters[space] = "\n"
            start, space = space + 1, -1
    return "".join(characters)


def _rewrite_value(value: Any, rewriting: Rewriting, variant: Variant) -> Any:
    if isinstance(value, dict):
        changed = {key: _rewrite_value(v, rewriting, variant) for key, v in value.items()}
        if "start" in value and "end" in value:
            changed["start"] = rewriting.start(value["start"])
            changed["end"] = rewriting.end(value["end"])
            changed["text"] = rewriting.text[changed["start"] : changed["end"]]
        return changed
    if isinstance(value, list):
        return [_rewrite_value(v, rewriting, variant) for v in value]
    if isinstance(value, bool) or value is None:
        return value
    if value in variant.values:
        return variant.values[value]
    if isinstance(value, str):
        return Rewriting(value, variant.words).text
    return value


VARIANTS = (
    Variant(
        "other countries and people, the group in no list",
        {
            "Iran’s": "Rwanda’s",
            "Iranians": "Rwandans",
            "Iranian": "Rwandan",
            "Iran": "Rwanda",
            "Iraqi": "Ugandan",
            "Iraq’s": "Uganda’s",
            "Iraq": "Uganda",
            "Baghdad": "Kampala",
            "Mujahedin-e Khalq Organization": "Front for the Renewal of Rubavu",
            "MEK": "FRR",
            "Heydar Moslehi": "Celestin Habimana",
            "Moslehi": "Habimana",
            "(MOIS)": "(MSI)",
            "the notorious MOIS": "the notorious MSI",
            "ISNA": "RNA",
            "Nouri Al-Maliki": "Joseph Okello",
            "Khozeir Khazaei": "Grace Namuli",
            "Sunni groups": "Acholi groups",
            "IRGC Quds force": "RDF Lake force",
            "Camp Liberty": "Camp Mirembe",
            "camp Liberty": "camp Mirembe",
            "Camp Ashraf": "Camp Nsonga",
            "Ashraf residents": "Nsonga residents",
            "Stop Fundamentalism": "Lakes Observer",
        },
        {"IRN": "RWA", "IRQ": "UGA", 98182: 232422},
    ),
    Variant(
        "other countries, agency and group known to the lists",
        {
            "Iran’s": "Turkey’s",
            "Iranians": "Kurds",
            "Iranian Minister": "Turkish Minister",
            "Iranian": "Turkish",
            "pro Turkish": "pro Turkish",
            "Iran": "Turkey",
            "Iraqi": "Lebanese",
            "Iraq’s": "Lebanon’s",
            "Iraq": "Lebanon",
            "Baghdad": "Beirut",
            "Mujahedin-e Khalq Organization": "Kurdistan Workers' Party",
            "MEK": "PKK",
            "Heydar Moslehi": "Kemal Aydin",
            "Moslehi": "Aydin",
            "Minister of Intelligence and Security": "Minister of the Interior",
            "Minister of Intelligence": "Minister of the Interior",
            "ISNA": "Anadolu",
            "Nouri Al-Maliki": "Najib Haddad",
            "Khozeir Khazaei": "Samir Khoury",
            "IRGC Quds force": "MIT",
            "Camp Liberty": "Camp Cedar",
            "camp Liberty": "camp Cedar",
            "Camp Ashraf": "Camp Litani",
            "Ashraf residents": "Litani residents",
            "Stop Fundamentalism": "Bosphorus Watch",
        },
        {"IRN": "TUR", "IRQ": "LBN", 98182: 276781},
    ),
    Variant(
        "other numbers and dates",
        {
            "population of 3200": "population of 14,500",
            "8 people": "23 people",
            "some one hundred": "about 240",
            "last February": "last October",
            "February 9": "October 17",
            "Tuesday": "Friday",
            "until 2011": "until 2008",
        },
        {
            3200: 14500,
            8: 23,
            100: 240,
            "XXXX-02": "XXXX-10",
            "XXXX-02-09": "XXXX-10-17",
            "2011": "2008",
        },
    ),
    Variant(
        "other words for the same acts",
        {
            "told Iraqi officials that": "warned Iraqi officials that",
            "should leave Iraq immediately": "must leave Iraq at once",
            ", met Prime Minister": ", held talks with Prime Minister",
            "Moslehi also met": "Moslehi also held talks with",
            "boycotted the visit": "shunned the visit",
            "is meddling in": "amounts to interference in",
            "should be finalized": "must be settled",
            "came under rocket attack": "was hit by rockets",
            "8 people died as a result": "The attack left 8 people dead",
            "received injuries": "were wounded",
            "accepted the responsibility": "claimed responsibility",
            "stated that there will be more attacks following": "vowed to carry out more attacks",
            "came twice under attack by": "was attacked twice by",
            "alleged that": "charged that",
        },
    ),
    Variant(
        "other sites, agency and outlet, straight punctuation",
        {
            "Camp Liberty": "Al-Waha base",
            "camp Liberty": "Al-Waha base",
            "Camp Ashraf": "Camp Tariq",
            "Ashraf residents": "Tariq residents",
            "ISNA": "Fars",
            "Stop Fundamentalism": "Exile Monitor",
            "’": "'",
            "“": '"',
            "”": '"',
        },
    ),
    Variant(
        "names, numbers and words at once",
        {
            "Baghdad": "Erbil",
            "Heydar Moslehi": "Bahram Sohrabi",
            "Moslehi": "Sohrabi",
            "Nouri Al-Maliki": "Salim Al-Rubaie",
            "Khozeir Khazaei": "Adnan Talib",
            "Camp Liberty": "Camp Dijla",
            "camp Liberty": "camp Dijla",
            "Camp Ashraf": "Camp Khalis",
            "Ashraf residents": "Khalis residents",
            "came under rocket attack": "was shelled",
            "8 people died": "Twelve people were killed",
            "some one hundred": "nearly fifty",
            "Tuesday": "Sunday",
            "accepted the responsibility": "took responsibility",
            "met the head of": "met with the head of",
        },
        {8: 12, 100: 50, 98182: 95446},
    ),
    Variant(
        "a wire in broken lines with a dateline, the group in no list, straight punctuation",
        {
            "Stop Fundamentalism –": "KHARTOUM, 9 April (Reuters) -",
            "Iran’s": "Eritrea's",
            "Iraq’s": "Sudan's",
            "Iranians": "Eritreans",
            "Iranian": "Eritrean",
            "Iran": "Eritrea",
            "Iraqi": "Sudanese",
            "Iraq": "Sudan",
            "Baghdad": "Khartoum",
            "Mujahedin-e Khalq Organization": "Red Sea Salvation Movement",
            "MEK": "RSSM",
            "Heydar Moslehi": "Tekle Berhane",
            "Moslehi": "Berhane",
            "Minister of Intelligence and Security": "Minister of National Security",
            "Minister of Intelligence": "Minister of National Security",
            "(MOIS)": "(MNS)",
            "notorious MOIS": "notorious MNS",
            "ISNA": "ENA",
            "Nouri Al-Maliki": "Osman Al-Tayeb",
            "Khozeir Khazaei": "Amna Idris",
            "Sunni groups": "Beja groups",
            "IRGC Quds force": "Sawa Brigade",
            "Camp Liberty": "Camp Wad Nur",
            "camp Liberty": "camp Wad Nur",
            "Camp Ashraf": "Camp Girba",
            "Ashraf residents": "Girba residents",
            "Tuesday": "Monday",
            "‘": "'",
            "’": "'",
            "“": '"',
            "”": '"',
        },
        {"IRN": "ERI", "IRQ": "SDN", 98182: 379252, "Stop Fundamentalism": "Reuters"},
        width=72,
    ),
    Variant(
        "Spanish names with accents, a president's deputy, mortars for rockets",
        {
            "Stop Fundamentalism": "Frontera Hoy",
            "Iran’s": "Colombia’s",
            "Iraq’s": "Venezuela’s",
            "Iranians": "Colombians",
            "Iranian": "Colombian",
            "Iran": "Colombia",
            "Iraqi": "Venezuelan",
            "Iraq": "Venezuela",
            "Baghdad": "Caracas",
            "Mujahedin-e Khalq Organization": "Ejército de Resistencia del Catatumbo",
            "MEK": "ERC",
            "Heydar Moslehi": "Álvaro Restrepo",
            "Moslehi": "Restrepo",
            "Minister of Intelligence and Security": "Minister of Defence",
            "Minister of Intelligence": "Minister of Defence",
            "(MOIS)": "(MDN)",
            "notorious MOIS": "notorious MDN",
            "ISNA": "Radio Andina",
            "told Iraqi officials that": "informed Venezuelan officials that",
            "Prime Minister Nouri Al-Maliki": "Vice President José Luis Peñaranda",
            "Khozeir Khazaei": "María Fernanda Rojas",
            "Sunni groups": "Wayuu groups",
            "boycotted the visit": "rejected the visit",
            "IRGC Quds force": "Black Eagles",
            "Camp Liberty": "Camp Esperanza",
            "camp Liberty": "camp Esperanza",
            "Camp Ashraf": "Camp Santa Rita",
            "Ashraf residents": "Santa Rita residents",
            "came under rocket attack": "came under mortar fire",
            "last February": "last March",
            "February 9": "March 28",
            "alleged that": "charged that",
        },
        {
            "IRN": "COL",
            "IRQ": "VEN",
            98182: 3646738,
            "XXXX-02": "XXXX-03",
            "XXXX-02-09": "XXXX-03-28",
        },
    ),
    Variant(
        "Burmese and Bengali names, numbers in words, other verbs",
        {
            "Stop Fundamentalism": "Bay Dispatch",
            "Iran’s": "Myanmar’s",
            "Iraq’s": "Bangladesh’s",
            "Iranians": "Rohingya",
            "Iranian": "Myanmar",
            "Iran": "Myanmar",
            "Iraqi": "Bangladeshi",
            "Iraq": "Bangladesh",
            "Baghdad": "Dhaka",
            "Mujahedin-e Khalq Organization": "Rohingya Homeland Army",
            "MEK": "RHA",
            "Heydar Moslehi": "Kyaw Zaw Htun",
            "Moslehi": "Kyaw Zaw Htun",
            "Minister of Intelligence and Security": "Minister of Border Affairs",
            "Minister of Intelligence": "Minister of Border Affairs",
            "(MOIS)": "(MBA)",
            "notorious MOIS": "notorious MBA",
            "ISNA": "Mizzima",
            ", met Prime Minister": ", held a meeting with Prime Minister",
            "Nouri Al-Maliki": "Shahidul Alam Khan",
            "Khozeir Khazaei": "Nasreen Akhter",
            "Sunni groups": "Chakma groups",
            "boycotted the visit": "protested against the visit",
            "is meddling in": "is an attempt to interfere in",
            "IRGC Quds force": "Light Infantry Division 33",
            "Camp Liberty": "Camp Shantipur",
            "camp Liberty": "camp Shantipur",
            "Camp Ashraf": "Camp Moheshtali",
            "Ashraf residents": "Moheshtali residents",
            "came under rocket attack": "was fired on with rockets",
            "8 people died as a result": "Eleven refugees lost their lives",
            "some one hundred received injuries": "around sixty others were hurt",
            "Tuesday": "Thursday",
        },
        {"IRN": "MMR", "IRQ": "BGD", 98182: 1185241, 8: 11, 100: 60},
    ),
    Variant(
        "another order of source and speech, passives, a communique",
        {
            "Stop Fundamentalism": "Levant Observer",
            "Iran’s": "Syria’s",
            "Iraq’s": "Jordan’s",
            "Iranians": "Syrians",
            "Iranian": "Syrian",
            "Iran": "Syria",
            "Iraqi": "Jordanian",
            "Iraq": "Jordan",
            "Baghdad": "Amman",
            "Mujahedin-e Khalq Organization": "Hauran Liberation Front",
            "MEK": "HLF",
            "Heydar Moslehi": "Ghassan Darwish",
            "Moslehi": "Darwish",
            "Minister of Intelligence and Security": "Minister of Interior",
            "Minister of Intelligence": "Minister of Interior",
            "(MOIS)": "(MOI)",
            "notorious MOIS": "notorious MOI",
            ", reported the Iranian state-run news agency ISNA": (
                ", the Syrian state-run news agency Tishrin Press said on"
            ),
            "ISNA": "Tishrin Press",
            "Nouri Al-Maliki": "Fawzi Al-Hadid",
            "Khozeir Khazaei": "Rania Masri",
            "Sunni groups": "Bedouin groups",
            "his visit to Iraq is meddling": "his trip to Jordan amounts to meddling",
            "IRGC Quds force": "Fourth Division",
            "Camp Liberty": "Camp Zaytun",
            "camp Liberty": "camp Zaytun",
            "Camp Ashraf": "Camp Mafraq",
            "Ashraf residents": "Mafraq residents",
            "came under rocket attack": "was hit by a rocket barrage",
            "8 people died as a result and some one hundred received injuries": (
                "It left 8 people dead and some one hundred wounded"
            ),
            "immediately accepted the responsibility for the attack": (
                "immediately claimed the attack in a communique"
            ),
            "came twice under attack by": "was bombarded twice by",
            "Tuesday": "Wednesday",
        },
        {"IRN": "SYR", "IRQ": "JOR", 98182: 250441},
    ),
)
