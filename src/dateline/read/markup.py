"""XML from strangers: no DTD is loaded, no entity replaced, nothing fetched, no huge tree built."""

from collections.abc import Container, Iterator
from html.entities import html5
from typing import Any

from lxml import etree

from dateline.errors import InputError
from dateline.read.bounds import foreign
from dateline.read.stream import Opened

MOST_HELD = 1_000_000  # elements held in memory at once, some 200 bytes each
_HARDENED: dict[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "dtd_validation": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def parse_xml(raw: bytes, name: str) -> Any:
    """The root of a document.

    Raises:
        InputError: it is not well-formed, or declares entities of its own.
    """
    with foreign(name, "XML"):
        try:
            root = etree.fromstring(raw, etree.XMLParser(**_HARDENED))
        except etree.XMLSyntaxError as error:
            raise InputError(f"{name}: not well-formed XML at line {error.lineno}") from error
        _refuse_entities(root, name)
    return root


def walk_xml(opened: Opened, *, whole: Container[str]) -> Iterator[Any]:
    """Each element of a document when it ends, while the rest is still to be read.

    Args:
        opened: the document.
        whole: names of the elements that are let go, with what is before them, once they were
            yielded.

    Raises:
        InputError: it is not well-formed from there on, declares entities of its own, or has too
            much between two such elements.
    """
    with foreign(opened.name, "XML"):
        try:
            held = 0
            for event, element in etree.iterparse(opened, ("start", "end"), **_HARDENED):
                if event == "start":
                    if element.getparent() is None:
                        _refuse_entities(element, opened.name)
                    continue
                yield element
                held += 1
                if local(element) in whole:
                    _let_go(element)
                    held = 0
                elif held > MOST_HELD:
                    raise InputError(f"{opened.name}: {held:,} elements without an article")
        except etree.XMLSyntaxError as error:
            raise InputError(
                f"{opened.name}: not well-formed XML at line {error.lineno}"
            ) from error


def _let_go(element: Any) -> None:
    element.clear(keep_tail=False)
    while (before := element.getprevious()) is not None:
        before.getparent().remove(before)


def local(element: Any) -> str:
    """An element's name without its namespace; "" for an entity."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def find_all(root: Any, name: str) -> list[Any]:
    """The elements of this name below a root, in whatever namespace, in document order."""
    return [element for element in root.iter() if local(element) == name]


def text_of(element: Any) -> str:
    """The words in an element, its white space as single spaces.

    Raises:
        InputError: an entity stands among them that HTML does not know.
    """
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Any) -> Iterator[str]:
    if element.tag is etree.Entity:
        yield _known(element.name)
    else:
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""


def _known(entity: str) -> str:
    known = html5.get(f"{entity};")
    if known is None:
        raise InputError(f"an entity {entity[:40]!r} that is not known")
    return known


def _refuse_entities(element: Any, name: str) -> None:
    doctype = element.getroottree().docinfo.internalDTD
    if doctype is not None and next(iter(doctype.iterentities()), None) is not None:
        raise InputError(f"{name}: declares entities; expected XML without")
