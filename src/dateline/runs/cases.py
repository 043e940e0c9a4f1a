"""Cases: what people decided on a desk, as test cases; docs/cases.md."""

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dateline.annotate.build import Progress
from dateline.annotate.parallel import annotate
from dateline.errors import SettingsError
from dateline.records import Document, Event, Failure
from dateline.review.case import Case, make_case, passage_of
from dateline.review.same import differing, same_word
from dateline.settings import Settings
from dateline.store.cases import Decided

OUR_ID = re.compile(r"e-[0-9a-f]{16}")
"""An id as we make it, and so fit for the name of a file."""
ZIP_BEGINS = (1980, 1, 1, 0, 0, 0)  # the first time that a ZIP can tell: when does not matter


@dataclass(frozen=True)
class Exported:
    """The cases of some events, in their order.

    Attributes:
        widened: how many have the whole text of their document, since a passage alone is coded
            otherwise.
    """

    cases: tuple[Case, ...]
    widened: int = 0


def make_cases(
    decided: Sequence[Decided],
    settings: Settings,
    *,
    whole: bool = False,
    anonymous: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """The case of each event, with as little text as gives the coding that the document gives.

    Args:
        whole: give the whole text without trying.
        anonymous: leave out who decided.
    """
    if whole:
        return Exported(tuple(_case(one, _all(one), anonymous=anonymous) for one in decided))
    passages = [passage_of((one.coded, one.stands), one.sentences, _length(one)) for one in decided]
    cases = [
        _case(one, passage, anonymous=anonymous)
        for one, passage in zip(decided, passages, strict=True)
    ]
    alone = _codings([case.to_document() for case in cases], settings, progress)
    unlike = [n for n, found in enumerate(alone) if not _is_like(found, cases[n].coded)]
    documents = {decided[n].document.id: decided[n].document for n in unlike}
    together = dict(
        zip(documents, _codings(list(documents.values()), settings, progress), strict=True)
    )
    widened = 0
    for n in unlike:
        one = decided[n]
        if not _is_alike(alone[n], together[one.document.id], cases[n], passages[n][0]):
            cases[n] = _case(one, _all(one), anonymous=anonymous)
            widened += 1
    return Exported(tuple(cases), widened)


def case_files(cases: Sequence[Case]) -> dict[str, str]:
    """Each case as a file below the folder `cases`, by its name: that of the event, never anything
    that an article says.
    """
    return {_path(case): to_json(case) for case in cases}


def _path(case: Case) -> str:
    name = case.event
    if not OUR_ID.fullmatch(name):
        name = f"e-{sha256(name.encode()).hexdigest()[:32]}"
    return f"cases/{name}.json"


def to_json(case: Case) -> str:
    """A case as its file holds it."""
    return json.dumps(case.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"


def write_zip(decided: Iterable[Decided], file: IO[bytes]) -> None:
    """Write the case of each event to a ZIP, with its document whole; the same bytes each time."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for one in decided:
            case = _case(one, _all(one), anonymous=False)
            entry = ZipInfo(_path(case), date_time=ZIP_BEGINS)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, to_json(case))


def write_files(folder: Path, files: Mapping[str, str]) -> int:
    """Write files below a folder, or leave them where they stand already; all or none.

    No link is followed, and nothing is overwritten.

    Returns:
        How many were new.

    Raises:
        SettingsError: a file of that name with another content, or a link, is there.
    """
    new = [name for name in sorted(files) if not _stands(folder, name, files[name])]
    for name in new:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(files[name])
    return len(new)


def _stands(folder: Path, name: str, content: str) -> bool:
    """Whether a file is there with this content. Raises SettingsError for anything else there."""
    path = folder
    for part in Path(name).parts:
        path = path / part
        if path.is_symlink():
            raise SettingsError(f"{path}: a link; expected a folder of our own to write to")
    if not os.path.lexists(path):
        return False
    if path.is_file() and path.read_bytes() == content.encode():
        return True
    raise SettingsError(
        f"{path}: is there with another content, and nothing is overwritten; nothing was written. "
        "Take it away, or write to another folder"
    )


def _case(one: Decided, passage: tuple[int, int], *, anonymous: bool) -> Case:
    return make_case(
        one.coded,
        one.stands,
        one.review,
        one.decisions,
        document=one.document,
        sha256=one.original,
        passage=passage,
        anonymous=anonymous,
    )


def _all(one: Decided) -> tuple[int, int]:
    return 0, _length(one)


def _length(one: Decided) -> int:
    return len(one.document.text)


def _codings(
    documents: Sequence[Document], settings: Settings, progress: Progress | None
) -> list[Sequence[Event]]:
    """The events of each; none of one that cannot be coded."""
    if not documents:
        return []
    found = annotate(documents, settings, progress=progress)
    return [() if isinstance(one, Failure) else one.events for one in found]


def _is_like(events: Sequence[Event], coded: Event) -> bool:
    """Whether an event is among those as it was coded."""
    found = next(iter(same_word(events, coded)), None)
    return found is not None and not differing(found, coded)


def _is_alike(alone: Sequence[Event], together: Sequence[Event], case: Case, start: int) -> bool:
    """Whether the passage of a case says the same of its event as the whole document does."""
    here = next(iter(same_word(alone, case.coded)), None)
    trigger = case.coded.trigger
    moved = trigger.model_copy(update={"start": trigger.start + start, "end": trigger.end + start})
    there = next(iter(same_word(together, case.coded.model_copy(update={"trigger": moved}))), None)
    if here is None or there is None:
        return here is there
    return not differing(here, there)
