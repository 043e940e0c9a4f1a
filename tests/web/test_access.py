"""Who may: log-in, sessions, tokens, forged requests, and names that lead here."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import HOME, As
from tests.webaccounts import PASSWORD, log_in, token_in

from dateline.settings import Settings
from dateline.store import open_desk
from dateline.store.accounts import add_token, change_password, remove_user
from dateline.store.begin import begin_run
from dateline.store.verify import verify
from dateline.web.access.limit import BY_ADDRESS, BY_NAME, SPAN, Limit
from dateline.web.access.passwords import hash_password
from dateline.web.app import create_app
from dateline.web.site import Site

pytestmark = pytest.mark.model


def test_nobody_is_led_to_the_log_in_and_back_to_what_they_asked_for(as_: As) -> None:
    nobody = as_(None)
    led = nobody.get("/account?said=x")
    assert (led.status_code, led.headers["location"]) == (303, "/login?back=%2Faccount%3Fsaid%3Dx")
    page = nobody.get(led.headers["location"]).text
    told = {"name": "rita", "password": PASSWORD, "csrf": token_in(page), "back": "/account"}
    assert nobody.post("/login", data=told).headers["location"] == "/account"
    assert nobody.get("/account").status_code == 200


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "javascript:x",
    ],
)
def test_log_in_leads_to_no_other_site(as_: As, back: str) -> None:
    nobody = as_(None)
    told = {"name": "rita", "password": PASSWORD, "csrf": token_in(nobody.get("/login").text)}
    assert nobody.post("/login", data={**told, "back": back}).headers["location"] == "/"


def test_a_wrong_password_and_a_wrong_name_are_answered_alike(as_: As) -> None:
    answers = []
    for name, password in (("rita", "not her password"), ("nosuch", PASSWORD)):
        nobody = as_(None)
        told = {"name": name, "password": password, "csrf": token_in(nobody.get("/login").text)}
        answer = nobody.post("/login", data=told)
        answers.append((answer.status_code, "No account has this name and password" in answer.text))
        assert nobody.get("/api/v1/session").status_code == 401
    assert answers == [(401, True)] * 2


def test_tries_are_limited_and_the_answer_says_how_long_to_wait(as_: As) -> None:
    nobody = as_(None)
    assert [log_in(nobody, "rita", "wrong wrong wrong") for _ in range(BY_NAME)] == [401] * BY_NAME
    told = {"name": "rita", "password": PASSWORD, "csrf": token_in(nobody.get("/login").text)}
    answer = nobody.post("/login", data=told)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= SPAN
    assert log_in(nobody, "olga") == 303


def test_the_limit_is_by_name_and_address_and_by_address_and_passes() -> None:
    now = 0.0
    limit = Limit(clock=lambda: now)
    assert [limit.wait("a", "x") for _ in range(BY_NAME + 1)] == [0] * BY_NAME + [60]
    assert limit.wait("a", "y") == 0
    assert [limit.wait(str(n), "x") for n in range(BY_ADDRESS - BY_NAME)] == [0] * 15
    assert limit.wait("another", "x") == 60
    now = SPAN + 1
    assert limit.wait("a", "x") == 0


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(accounts_file: Path) -> None:
    site = Site(accounts_file, accounts=True, url="https://desk.example.org")
    with TestClient(create_app(site), base_url="https://desk.example.org") as browser:
        cookie = browser.get("/login").headers["set-cookie"]
    assert cookie.startswith("__Host-dateline-")
    for word in ("HttpOnly", "SameSite=strict", "Secure", "Max-Age=43200", "Path=/"):
        assert word in cookie


def test_a_changed_or_invented_cookie_is_nobodys(as_: As) -> None:
    rita = as_("rita")
    (name, value), *_ = rita.cookies.items()
    for other in (value[:-2] + "xx", "a.b.c", ""):
        nobody = as_(None)
        nobody.cookies.set(name, other)
        assert nobody.get("/api/v1/session").status_code == 401


def test_sessions_end_with_log_out_a_new_password_and_the_account(
    as_: As, accounts_file: Path
) -> None:
    rita, raul, olga = as_("rita"), as_("raul"), as_("olga")
    csrf = rita.get("/api/v1/session").json()["csrf"]
    assert rita.post("/logout", data={"csrf": csrf}).status_code == 303
    with open_desk(accounts_file) as desk:
        run = begin_run(desk, "user", Settings())
        change_password(desk, "raul", hash_password("five other words are too"), run=run)
        remove_user(desk, "rita", run=run)
        assert list(verify(desk)) == []
    assert [one.get("/api/v1/session").status_code for one in (rita, raul, olga)] == [401, 401, 200]


def test_a_password_is_changed_by_who_knows_it_and_their_other_sessions_end(as_: As) -> None:
    here, elsewhere = as_("rita"), as_("rita")
    told = {"csrf": token_in(here.get("/account").text), "current": PASSWORD}
    wrong = here.post("/account/password", data=told | {"current": "x", "new": PASSWORD})
    short = here.post("/account/password", data=told | {"new": "short"})
    assert (wrong.status_code, short.status_code) == (403, 422)
    new = "quite another password"
    assert here.post("/account/password", data=told | {"new": new}).status_code == 303
    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 303
    assert (log_in(elsewhere, "rita"), log_in(elsewhere, "rita", new)) == (401, 303)


def test_a_token_asks_the_api_as_its_person_and_no_page(as_: As, accounts_file: Path) -> None:
    with open_desk(accounts_file) as desk:
        token = add_token(desk, "rita", "export", run=begin_run(desk, "user", Settings()))
    assert token.encode() not in accounts_file.read_bytes()
    bearer = {"Authorization": f"Bearer {token}"}
    nobody = as_(None)
    assert nobody.get("/api/v1/session", headers=bearer).json()["name"] == "rita"
    assert nobody.get("/api/v1/users", headers=bearer).status_code == 403
    assert nobody.get("/account", headers=bearer).status_code == 303
    wrong = {"Authorization": f"Bearer {token[:-1]}"}
    answer = nobody.get("/api/v1/session", headers=wrong)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_a_token_is_made_shown_once_and_removed_by_its_person_alone(as_: As) -> None:
    rita, raul = as_("rita"), as_("raul")
    told = {"csrf": token_in(rita.get("/account").text), "label": "Night run"}
    made = rita.post("/account/tokens", data=told).text
    assert "dl_" in made
    assert "dl_" not in (again := rita.get("/account").text)
    assert "Night run" in again
    of_raul = {"csrf": token_in(raul.get("/account").text)}
    assert raul.post("/account/tokens/1/remove", data=of_raul).status_code == 404
    assert rita.post("/account/tokens/1/remove", data=told).status_code == 303
    assert "Night run" not in rita.get("/account").text


@pytest.mark.parametrize("accounts", [True, False], ids=["accounts", "local"])
def test_a_change_that_brings_no_token_of_its_session_is_refused(
    as_: As, client: TestClient, accounts: bool
) -> None:
    person = as_("rita") if accounts else client
    person.headers.pop("X-CSRF-Token", None)
    other = as_("raul").get("/api/v1/session").json()["csrf"]
    for data in ({}, {"csrf": ""}, {"csrf": other}, {"csrf": "é"}):
        answer = person.post("/logout", data=data)
        assert (answer.status_code, "too old" in answer.text) == (403, True), data


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:9000"},
    ],
)
def test_a_change_from_another_page_is_refused_even_with_the_token(
    as_: As, headers: dict[str, str]
) -> None:
    rita = as_("rita")
    csrf = rita.get("/api/v1/session").json()["csrf"]
    assert rita.post("/logout", data={"csrf": csrf}, headers=headers).status_code == 403
    own = {"Sec-Fetch-Site": "same-origin", "Origin": HOME}
    assert rita.post("/logout", data={"csrf": csrf}, headers=own).status_code == 303


@pytest.mark.parametrize(
    ("address", "url", "host", "status"),
    [
        ("127.0.0.1", None, "127.0.0.1:8300", 200),
        ("127.0.0.1", None, "localhost:8300", 200),
        ("127.0.0.1", None, "[::1]:8300", 200),
        ("127.0.0.1", None, "evil.example", 421),
        ("127.0.0.1", None, "127.0.0.1.evil.example:8300", 421),
        ("127.0.0.1", None, "[", 421),
        ("10.0.0.5", None, "10.0.0.5:8300", 200),
        ("10.0.0.5", None, "127.0.0.1", 421),
        ("0.0.0.0", None, "192.168.1.7:8300", 200),
        ("0.0.0.0", None, "evil.example", 421),
        ("127.0.0.1", "https://desk.example.org", "desk.example.org", 200),
        ("127.0.0.1", "https://desk.example.org", "evil.example", 421),
    ],
)
def test_a_desk_answers_to_its_own_names_only(
    accounts_file: Path, address: str, url: str | None, host: str, status: int
) -> None:
    site = Site(accounts_file, address, accounts=True, url=url)
    with TestClient(create_app(site), base_url=HOME) as asking:
        assert asking.get("/login", headers={"Host": host}).status_code == status


def test_a_body_is_bounded(client: TestClient) -> None:
    answer = client.post("/api/v1/session", content=b"x" * 1_000_001)
    assert answer.status_code == 413
    assert set(answer.json()["error"]) == {"status", "title", "detail", "where"}


def test_head_is_answered_as_get_without_a_body(client: TestClient) -> None:
    answer = client.head("/")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) == len(client.get("/").content)


def test_an_answer_is_not_sent_again_until_the_desk_changes(as_: As, accounts_file: Path) -> None:
    olga, raul = as_("olga"), as_("raul")
    first = olga.get("/api/v1/users")
    same = {"If-None-Match": first.headers["etag"]}
    again = olga.get("/api/v1/users", headers=same)
    assert (again.status_code, again.content) == (304, b"")
    assert olga.get("/api/v1/users?x=1", headers=same).status_code == 200
    assert raul.get("/api/v1/users", headers=same).status_code == 403
    with open_desk(accounts_file) as desk:
        remove_user(desk, "rita", run=begin_run(desk, "user", Settings()))
    changed = olga.get("/api/v1/users", headers=same)
    assert (changed.status_code, changed.json()["total"]) == (200, 2)


@pytest.mark.parametrize("path", ["/account", "/api/v1/users"])
def test_a_bug_is_an_error_of_the_same_shape_and_tells_nothing(
    desk_file: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("what an article said")

    monkeypatch.setattr("dateline.web.routes.account.list_users", broken)
    app = create_app(Site(desk_file))
    with TestClient(app, base_url=HOME, raise_server_exceptions=False) as asking:
        answer = asking.get(path)
    assert answer.status_code == 500
    assert "a bug of ours" in answer.text
    assert "what an article said" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_pages_are_kept_by_no_browser(client: TestClient) -> None:
    assert client.get("/account").headers["cache-control"] == "no-store"
