"""What bytes are: told by the first of them where they tell, by the name's suffix where not."""

import re
from pathlib import PurePosixPath

from dateline.errors import InputError
from dateline.read.decode import marked_encoding, refuse_binary

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
XHTML = "application/xhtml+xml"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIL = "message/rfc822"
JSON = "application/json"  # one object
JSON_LINES = "application/x-ndjson"
CSV = "text/csv"
TSV = "text/tab-separated-values"
PARQUET = "application/vnd.apache.parquet"
ROW = "application/vnd.dateline.row+json"  # a row of a table, under the table's own column names
RSS = "application/rss+xml"
ATOM = "application/atom+xml"
NEWSML = "application/vnd.iptc.g2.newsitem+xml"
NEWSML_MESSAGE = "application/vnd.iptc.g2.newsmessage+xml"  # many items
NITF = "application/nitf+xml"
WARC = "application/warc"
WACZ = "application/wacz"
ZIP = "application/zip"
TAR = "application/x-tar"
GZIP = "application/gzip"
BZIP2 = "application/x-bzip2"
XZ = "application/x-xz"
GDELT_EVENTS = "application/vnd.dateline.gdelt-events+tsv"  # a row, or a list of them
GDELT_MENTIONS = "application/vnd.dateline.gdelt-mentions+tsv"
GDELT_GKG = "application/vnd.dateline.gdelt-gkg+tsv"

_XML = "application/xml"  # what it is, its root tells

PACKED = frozenset({GZIP, BZIP2, XZ})
SUFFIXES = {
    ".txt": TEXT, ".text": TEXT, ".md": MARKDOWN, ".markdown": MARKDOWN,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".pdf": PDF, ".docx": DOCX, ".eml": MAIL,
    ".jsonl": JSON_LINES, ".ndjson": JSON_LINES, ".csv": CSV, ".tsv": TSV,
    ".parquet": PARQUET, ".rss": RSS, ".atom": ATOM, ".xml": _XML,
    ".warc": WARC, ".wacz": WACZ, ".zip": ZIP, ".tar": TAR, ".tgz": GZIP, ".tbz2": BZIP2,
    ".txz": XZ, ".gz": GZIP, ".bz2": BZIP2, ".xz": XZ,
}  # fmt: skip
_WRAPPINGS = frozenset({".gz", ".bz2", ".xz"})
_BINARY = {
    b"%PDF-": PDF,
    b"PK\x03\x04": ZIP,
    b"PK\x05\x06": ZIP,  # one without members
    b"\x1f\x8b": GZIP,
    b"\xfd7zXZ\x00": XZ,
    b"PAR1": PARQUET,
    b"WARC/0.": WARC,
    b"WARC/1.": WARC,
}
_ROOTS = {
    "rss": RSS, "RDF": RSS, "feed": ATOM, "newsItem": NEWSML, "newsMessage": NEWSML_MESSAGE,
    "nitf": NITF, "html": HTML,
}  # fmt: skip
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_DOCTYPE = re.compile(r"<!doctype[^>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_NO_XML = frozenset({TEXT, MARKDOWN, HTML, CSV, TSV, JSON_LINES, MAIL, None})
_NO_MAGIC = _NO_XML | {TAR}  # what may begin in any way
_URL = re.compile(r"https?://\S+\Z")
# GDELT's lists have no header: cells in a row, and which of them is the article's address.
# GDELT 2.0 and 1.0 code books.
_GDELT = {
    61: (60, GDELT_EVENTS),
    58: (57, GDELT_EVENTS),
    16: (5, GDELT_MENTIONS),
    27: (4, GDELT_GKG),
}
_TABLES = frozenset({CSV, TSV, TEXT, None})


def is_readable(name: str) -> bool:
    """Whether files of this name are read when a folder or an archive is walked."""
    path = PurePosixPath(name)
    if path.name.startswith("._") or "__MACOSX" in path.parts:  # what a Mac puts beside each file
        return False
    if path.stem.casefold() == "readme":  # tells of the folder, not of the world
        return False
    suffix = path.suffix.lower()
    if suffix in _WRAPPINGS and path.with_suffix("").suffix:
        suffix = path.with_suffix("").suffix.lower()
    return suffix in SUFFIXES


def identify_kind(head: bytes, hint: str, *, name: str | None = None) -> str:
    """The media type of what begins so.

    Args:
        head: its first bytes, some thousands where there are.
        hint: its name, whose suffix counts only where the bytes say nothing.
        name: how an error calls it; None: as the hint.

    Raises:
        InputError: it is an image or another thing that holds no text we can read.
    """
    for magic, media_type in _BINARY.items():
        if head.startswith(magic):
            return media_type
    if head.startswith(b"BZh") and head[4:10] == b"1AY&SY":
        return BZIP2
    if head[257:262] == b"ustar":
        return TAR
    refuse_binary(head, name or hint)
    named = _named(hint)
    if named == PDF and b"%PDF-" in head[:1024]:  # as readers of it accept
        return PDF
    return _identify_text(_as_text(head), named, name or hint)


def gdelt_address(cells: list[str]) -> tuple[str, int] | None:
    """Which GDELT list a row is of, and which cell holds the article's address; None: of none."""
    column, media_type = _GDELT.get(len(cells), (None, ""))
    if column is None or not cells[0][:8].isdigit() or not _URL.match(cells[column].strip()):
        return None
    return media_type, column


def _named(hint: str) -> str | None:
    return SUFFIXES.get(PurePosixPath(hint).suffix.lower())


def _as_text(head: bytes) -> str:
    """The first bytes as characters; for looking at ASCII marks only."""
    return head.decode(marked_encoding(head) or "utf-8", "replace").removeprefix("\ufeff")


def _identify_text(text: str, named: str | None, name: str) -> str:
    root = _root_of(text)
    if root in _ROOTS:
        return _ROOTS[root]
    if root is not None and (named not in _NO_XML or text.lstrip().startswith("<?xml")):
        raise InputError(
            f"{name}: XML whose root is {root[:40]!r}; expected RSS, Atom, NewsML-G2 or NITF"
        )
    if named in _TABLES and (row := gdelt_address(text.partition("\n")[0].split("\t"))):
        return row[0]
    if named is None and text.lstrip().startswith("{"):
        return JSON_LINES
    return named if named is not None and named in _NO_MAGIC else TEXT


def _root_of(text: str) -> str | None:
    """The local name of the first element, "html" where only its doctype says so; None: no markup.

    Written as a loop: a pattern would take quadratic time on what is made to be slow.
    """
    text = text.lstrip()
    while text.startswith(("<?", "<!--")):
        end = "?>" if text.startswith("<?") else "-->"
        text = text.partition(end)[2].lstrip()
    if text[:14].lower() == "<!doctype html":
        return "html"
    if doctype := _DOCTYPE.match(text):
        text = text[doctype.end() :].lstrip()
    root = _ROOT.match(text)
    if root is None:
        return None
    return "html" if root[1].lower() == "html" else root[1]
