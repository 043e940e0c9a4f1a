"""What the words alone say, as EDTF: before an anchor is known, and where there is none."""

from dateline.annotate.times.edtf import EdtfDate, EdtfInterval
from dateline.annotate.times.meaning import Clock, Meaning, Partial, Stated


def edtf_said(meaning: Meaning) -> str | None:
    """A date as far as it is said: "9 April" is `XXXX-04-09`; None where it is no date."""
    if isinstance(meaning, Stated):
        return str(stated_edtf(meaning))
    if isinstance(meaning, Partial) and meaning.day is not None:
        return str(partial_edtf(meaning))
    return None


def partial_edtf(meaning: Partial) -> EdtfDate | None:
    """A date that lacks its year: `XXXX-02-09`; None where no more than a weekday is said."""
    if meaning.clock is not None and meaning.clock.code == "W":
        return None
    if meaning.month is not None:
        return EdtfDate("XXXX", meaning.month, meaning.day)
    if meaning.season is not None:
        return EdtfDate("XXXX", 20 + meaning.season)
    return None


def stated_edtf(meaning: Stated) -> EdtfDate | EdtfInterval:
    """A period named in full, with its `~` or open end."""
    edtf = meaning.period.edtf()
    if isinstance(edtf, EdtfInterval):
        return edtf
    if meaning.open_end:
        return EdtfInterval(edtf, None)
    if meaning.approximate:
        return EdtfDate(edtf.year, edtf.month, edtf.day, mark="~")
    return with_clock(edtf, meaning.clock)


def with_clock(edtf: EdtfDate, clock: Clock | None) -> EdtfDate:
    """With its time of day, where that is a clock's: not "T24:00", nor "TMO"."""
    if clock is None or ":" not in clock.code or clock.code.startswith("T24") or edtf.day is None:
        return edtf
    return EdtfDate(edtf.year, edtf.month, edtf.day, f"{clock.code[1:]}:00", clock.zone)
