"""Cases: what was decided, as test cases to take away."""

from collections.abc import Iterator
from dataclasses import replace
from tempfile import SpooledTemporaryFile
from typing import IO

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from dateline.runs.cases import write_zip
from dateline.store.cases import find_decided
from dateline.web.access import Reviewer
from dateline.web.asked import Asking
from dateline.web.site import site_of

router = APIRouter()
IN_MEMORY = 8_000_000  # bytes of a ZIP, before it goes to a file without a name
BLOCK = 65_536


@router.get(
    "/api/v1/review/cases.zip",
    tags=["review"],
    summary="Decisions as test cases",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/zip": {}}}},
)
def cases_as_zip(request: Request, person: Reviewer, asked: Asking) -> StreamingResponse:
    """A case of each event that was accepted, corrected or rejected, with the whole text of its
    document (docs/cases.md); `page` and `per` are not heeded.
    """
    filter_ = replace(asked.to_filter(), rejected=True)
    file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  closed when it was sent
    with site_of(request).desk() as desk:
        write_zip(find_decided(desk, filter_), file)
    file.seek(0)
    return StreamingResponse(
        _blocks(file),
        media_type="application/zip",
        headers={"Content-Disposition": 'attachment; filename="cases.zip"'},
    )


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while block := file.read(BLOCK):
            yield block
