import httpx
import pytest

from dateline.errors import InputError
from dateline.fetch.client import Response
from dateline.fetch.robots import LARGEST, Robots

PAGE = httpx.URL("https://news.example/world/a")


class Site:
    """Answers by address; counts what it is asked."""

    def __init__(self, **answers: Response) -> None:
        self.answers = {
            f"https://news.example/{path}.txt": answer for path, answer in answers.items()
        }
        self.asked: list[str] = []

    def get(self, url: httpx.URL) -> Response:
        self.asked.append(str(url))
        return self.answers[str(url)]


def text(body: str, status: int = 200) -> Response:
    return Response(status, {}, body.encode())


def to(location: str) -> Response:
    return Response(301, {"location": location}, b"")


def robots(body: str, status: int = 200) -> Robots:
    return Robots(Site(robots=text(body, status)).get, "dateline")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "User-agent: *\nDisallow: /private",
        "User-agent: *\nDisallow: /\nUser-agent: dateline\nAllow: /",
    ],
)
def test_what_a_site_allows(body: str) -> None:
    assert robots(body).check(PAGE) == 0.0


@pytest.mark.parametrize(
    "body",
    [
        "User-agent: *\nDisallow: /world/",
        "User-agent: *\nAllow: /\nUser-agent: Dateline\nDisallow: /",
        "\ufeffUser-agent: *\nDisallow: /*/a$",
    ],
)
def test_what_a_site_refuses(body: str) -> None:
    with pytest.raises(InputError, match=r"its robots\.txt asks programs not to fetch it"):
        robots(body).check(PAGE)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_rules_allows_everything(status: int) -> None:
    assert robots("User-agent: *\nDisallow: /", status).check(PAGE) == 0.0


@pytest.mark.parametrize("status", [204, 304, 429, 500, 503])
def test_a_site_whose_rules_cannot_be_had_is_not_fetched_from(status: int) -> None:
    with pytest.raises(
        InputError, match=f"which must be read first: is answered with status {status}"
    ):
        robots("", status).check(PAGE)


def test_a_site_that_cannot_be_reached_is_asked_once() -> None:
    asked = []

    def get(url: httpx.URL) -> Response:
        asked.append(url)
        raise InputError("cannot be reached")

    site = Robots(get, "dateline")
    for _ in range(2):
        with pytest.raises(InputError, match="cannot be reached"):
            site.check(PAGE)
    assert len(asked) == 1


def test_rules_are_read_once_for_each_origin() -> None:
    site = Site(robots=text(""))
    site.answers["http://news.example/robots.txt"] = text("User-agent: *\nDisallow: /")
    rules = Robots(site.get, "dateline")
    rules.check(PAGE)
    rules.check(httpx.URL("https://news.example/b?c=d"))
    with pytest.raises(InputError):
        rules.check(httpx.URL("http://news.example/b"))
    assert site.asked == ["https://news.example/robots.txt", "http://news.example/robots.txt"]


@pytest.mark.parametrize(
    ("asked", "kept"), [("5", 5.0), ("0.5", 0.5), ("3600", 60.0), ("nan", 0.0)]
)
def test_the_delay_that_a_site_wishes(asked: str, kept: float) -> None:
    assert robots(f"User-agent: *\nCrawl-delay: {asked}").check(PAGE) == kept


def test_rules_that_have_moved() -> None:
    site = Site(robots=to("/other.txt"), other=text("User-agent: *\nDisallow: /"))
    with pytest.raises(InputError, match="asks programs not to fetch it"):
        Robots(site.get, "dateline").check(PAGE)


def test_rules_that_move_in_a_circle() -> None:
    site = Site(robots=to("/robots.txt"))
    with pytest.raises(InputError, match="redirected more than 5 times"):
        Robots(site.get, "dateline").check(PAGE)
    assert len(site.asked) == 6


def test_a_rule_that_was_cut_in_two_is_left_out() -> None:
    rules = "User-agent: *\nDisallow: /private\n"
    cut = rules + "#" * (LARGEST - len(rules) - len("\nDisallow: /")) + "\nDisallow: /"
    assert len(cut) == LARGEST
    site = robots(cut)
    assert site.check(PAGE) == 0.0
    with pytest.raises(InputError):
        site.check(httpx.URL("https://news.example/private"))


def test_rules_made_to_fill_memory_are_not_read() -> None:
    body = "".join(f"User-agent: {n}\n" for n in range(10_000)) + "Allow: /a\n" * 10_000
    with pytest.raises(InputError, match="too many to follow"):
        robots(body).check(PAGE)
