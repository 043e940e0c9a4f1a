import pytest
from lxml import etree
from lxml.builder import ElementMaker
from tests.reading import FIRST, SECOND, document, error, errors, read_bytes, texts

from dateline.records import Document

G2 = "http://iptc.org/std/nar/2006-10-01/"
XHTML = "http://www.w3.org/1999/xhtml"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
E = ElementMaker(namespace=G2, nsmap={None: G2})
H = ElementMaker(namespace=XHTML, nsmap={None: XHTML})
N = ElementMaker()


def news_item(*content: object, created: str = "2013-04-08T14:30:00+03:00") -> etree._Element:
    return E.newsItem(
        {XML_LANG: "en-US", "guid": "urn:1", "version": "1"},
        E.itemMeta(
            E.provider(E.name("Chad News Agency"), qcode="nprov:CNA"),
            E.versionCreated(created),
        ),
        E.contentMeta(
            E.contentCreated("2013-04-01"),
            E.headline("Judges killed"),
            E.dateline("MEDELLIN, April 8 (CNA)"),
        ),
        E.contentSet(*content),
    )


def page() -> etree._Element:
    body = H.body(H.h1("Judges killed"), H.p(FIRST), H.p(SECOND.split(" and ")[0], H.b(" and so")))
    return E.inlineXML(H.html(H.head(H.title("x")), body), contenttype="application/xhtml+xml")


def nitf(*paragraphs: str, doctype: str = "") -> bytes:
    body = N.body(
        getattr(N, "body.head")(
            N.hedline(N.hl1("Judges killed")),
            N.distributor("CNA"),
            N.dateline(N.location("MEDELLIN"), " (CNA) -"),
        ),
        getattr(N, "body.content")(N.block(*map(N.p, paragraphs))),
    )
    head = N.head(
        N.title("x"),
        N.docdata(getattr(N, "date.issue")(norm="20130408T143000Z")),
        N.pubdata(name="The Post"),
    )
    return doctype.encode() + etree.tostring(N.nitf(head, body, {XML_LANG: "en"}))


def test_a_newsml_item_with_a_page_in_it() -> None:
    read = document(etree.tostring(news_item(page())), "a.xml")
    head, second = read.text.split("\n\n")
    assert head == f"MEDELLIN, April 8 (CNA) \u2014 {FIRST}"
    assert second.endswith("and so")
    assert (read.title, read.outlet) == ("Judges killed", "Chad News Agency")
    assert (read.published, read.language) == ("2013-04-08T14:30:00+03:00", "en-US")


def test_a_newsml_item_with_plain_text_or_nitf_in_it() -> None:
    plain = E.inlineData(f"{FIRST}\n\n{SECOND}", contenttype="text/plain")
    assert document(etree.tostring(news_item(plain)), "a.xml").text.endswith(SECOND)
    inner = E.inlineXML(etree.fromstring(nitf(FIRST, SECOND)), contenttype="application/nitf+xml")
    assert document(etree.tostring(news_item(inner)), "a.xml").text.count("\n\n") == 1


def test_a_picture_is_an_error() -> None:
    picture = E.remoteContent(href="https://a.example/1.jpg", contenttype="image/jpeg")
    assert "without an article in it" in error(etree.tostring(news_item(picture)), "a.xml")


def test_each_item_of_a_message_is_a_document() -> None:
    items = [news_item(page()), news_item(E.inlineData("Troops left."))]
    raw = etree.tostring(E.newsMessage(E.header(), E.itemSet(*items)))
    found = read_bytes(raw, "a.xml")
    assert [one.text[-12:] for one in found if isinstance(one, Document)][1] == "Troops left."
    cut = read_bytes(raw[:-100], "a.xml")
    assert len(texts(cut)) == 1
    assert "not well-formed XML" in errors(cut)[0]


def test_a_date_that_is_none_is_an_error_that_names_it() -> None:
    item = news_item(page(), created="yesterday")
    assert "published: 'yesterday' is not a date" in error(etree.tostring(item), "a.xml")


def test_nitf() -> None:
    read = document(nitf(FIRST, SECOND), "a.xml")
    assert read.text == f"MEDELLIN (CNA) - {FIRST}\n\n{SECOND}"
    assert (read.title, read.outlet) == ("Judges killed", "The Post")
    assert (read.published, read.language) == ("2013-04-08T14:30:00Z", "en")


def test_a_dtd_is_not_loaded_and_its_known_entities_are_read() -> None:
    raw = nitf("Abxch", doctype='<!DOCTYPE nitf SYSTEM "file:///etc/passwd">')
    assert "Ab\u00e9ch" in document(raw.replace(b"Abxch", b"Ab&eacute;ch"), "a.xml").text
    assert "entity 'chad'" in error(raw.replace(b"Abxch", b"&chad;"), "a.xml")


@pytest.mark.parametrize(
    "entity", ['<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY x "bomb">']
)
def test_a_document_that_declares_entities_is_refused(entity: str) -> None:
    raw = nitf("here", doctype=f"<!DOCTYPE nitf [{entity}]>").replace(b"here", b"&x;")
    assert error(raw, "a.xml") == "a.xml: declares entities; expected XML without"


def test_nitf_without_text_is_an_error() -> None:
    assert "a NITF document without text" in error(b"<nitf><body/></nitf>", "a.xml")
