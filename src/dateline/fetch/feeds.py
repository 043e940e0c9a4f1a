"""RSS and Atom: whether a response is a feed, and which addresses it links to."""

import re
from io import BytesIO

import feedparser

from dateline.errors import InputError
from dateline.records import Original

MEDIA_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
BEFORE_ROOT = rb"(?:\xef\xbb\xbf)?(?>\s|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*>)*+"  # never retried
ROOT = re.compile(BEFORE_ROOT + rb"<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)
HEAD = 4_096  # bytes within which the root element begins
LARGEST = 5_000_000  # bytes; a feed has the last days in it, not an archive
MOST_LINKS = 1_000  # one feed should not send us through half the internet


def is_feed(original: Original) -> bool:
    """Whether a response says it is a feed, or begins like one."""
    return original.media_type in MEDIA_TYPES or bool(ROOT.match(original.raw[:HEAD]))


def find_links(original: Original) -> tuple[str, ...]:
    """The addresses of a feed's entries, in order, each once; an entry without one is left out.

    Raises:
        InputError: it is no feed after all, or one too large to follow.
    """
    if len(original.raw) > LARGEST:
        raise InputError(f"is a feed of more than {LARGEST:,} bytes; too large to follow")
    # From a stream: given bytes or text, feedparser would open a file or an address of that name.
    parsed = feedparser.parse(
        BytesIO(original.raw),
        response_headers={**original.headers, "content-location": original.url},
        resolve_relative_uris=False,  # of the entries' HTML, which is not read
        sanitize_html=False,
    )
    if not parsed.version:
        raise InputError("looks like a feed, but none can be read in it")
    links = tuple(dict.fromkeys(entry.link for entry in parsed.entries if entry.get("link")))
    if len(links) > MOST_LINKS:
        raise InputError(f"is a feed of {len(links):,} links; at most {MOST_LINKS:,} are followed")
    return links
