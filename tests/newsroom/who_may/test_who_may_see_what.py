"""Every address × every role × every method, against the one table in who_may.txt."""

from __future__ import annotations

import contextlib
import http.cookies
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock
from urllib.parse import parse_qsl, urlencode

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.test import Client, client
from django.urls import URLResolver, get_resolver, resolve

from articles.models import Article
from contract.models import Contract
from media_picker.models import Picture
from newsroom import health
from tests.newsroom_fixtures import jpeg

from .form_on_page import form_on
from .read_table import PEOPLE, Line, lines
from .world import build_world

NOT_DRAWN = (SimpleTemplateResponse, "rendered_content", "")
TOKEN = "t" * 32
# Not what anybody does: the session, who has which form open, what a page keeps ready, and how
# often a password was wrong.
OF_THE_MACHINE = {
    "axes_accessattempt",
    "django_session",
    "articles_openstory",
    "media_picker_rendition",
}
# Beside GET and POST, which have their columns. Nothing is done by these, and nothing shown that
# GET does not show; to all of them, the form to log in.
OTHER_METHODS = ("HEAD", "DELETE")
ODD_METHODS = ("OPTIONS", "PUT", "PATCH")
LOG_IN = ["admin/login.html"]
WRITES = re.compile(r'^\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.I)


def routes_of(resolver: Any, path: str = "", space: str = "") -> Iterator[str]:
    """Each route by its name, or by its path where it has none."""
    for one in resolver.url_patterns:
        here = path + str(one.pattern)
        if isinstance(one, URLResolver):
            below = f"{space}{one.namespace}:" if one.namespace else space
            yield from routes_of(one, here, below)
        else:
            yield f"{space}{one.name}" if one.name else here.replace(" ", "")


def route_at(address: str) -> str:
    match = resolve(address.partition("?")[0])
    return match.view_name if match.url_name else match.route.replace(" ", "")


def test_table_has_every_route_and_no_other() -> None:
    known = {line.route for line in lines()}
    there = set(routes_of(get_resolver()))
    assert there - known == set(), "no line in who_may.txt says who may do this"
    assert known - there == set(), "who_may.txt has lines for routes that there are not"


@contextmanager
def forgotten() -> Iterator[set[str]]:
    """The names of the tables written to; whatever happened is undone."""
    written: set[str] = set()

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if found := WRITES.match(sql):
            written.add(found[1])
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(note):
        yield written
        transaction.set_rollback(True)


class Walker:
    """One person, who asks for addresses one after the other and leaves nothing changed."""

    def __init__(self, user: User | None, *, has_token: bool = True) -> None:
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        if user:
            self.client.force_login(user)
        self.cookies = self.client.cookies.output(header="", sep=";")
        self.has_token = has_token
        self.errors: list[str] = []
        self.shown: object = None  # the template of the last answer
        # What is asked of the newsroom before the last answer's doings are undone, and the answer.
        self.looks_at: Callable[[], object] = lambda: None
        self.found: object = None

    def ask(
        self, method: str, address: str, body: Any = None, *, is_drawn: bool = True
    ) -> tuple[str, set[str]]:
        """What came of it, in a word, and the tables written to."""
        self.client.cookies = http.cookies.SimpleCookie(self.cookies)
        if self.has_token:
            self.client.cookies["csrftoken"] = TOKEN
        if self.has_token and method == "POST":
            body = {**body, "csrfmiddlewaretoken": TOKEN}
        drawn = contextlib.nullcontext() if is_drawn else mock.patch.object(*NOT_DRAWN)
        with forgotten() as written, drawn:
            answer = getattr(self.client, method.lower())(address, **_sent(method, body))
            word, self.shown = word_for(answer), getattr(answer, "template_name", None)
            if method == "OPTIONS" and not answer.streaming and not answer.content:
                word = "no such method"  # it says which there are, and shows nothing
            self.errors = (
                [] if answer.streaming else errors_on(answer.content.decode(errors="replace"))
            )
            self.found = self.looks_at()
            if answer.streaming:  # read to its end, the client closes it as a server would
                b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        return word, written - OF_THE_MACHINE

    def form(self, address: str) -> dict[str, list[str]]:
        self.client.cookies = http.cookies.SimpleCookie(self.cookies)
        with forgotten():
            return form_on(self.client.get(address).content.decode())


def _sent(method: str, body: Any) -> dict[str, Any]:
    if method == "POST":
        return {"data": _with_files(body or {})}
    if method in ("PUT", "PATCH", "DELETE"):
        words = {name: value for name, value in (body or {}).items() if value != "@jpeg"}
        form = {"content_type": "application/x-www-form-urlencoded"}
        # With the token, so that it is not for want of one that nothing happens.
        return form | {"data": urlencode(words, doseq=True), "headers": {"X-CSRFToken": TOKEN}}
    return {}


def _with_files(body: dict[str, Any]) -> dict[str, Any]:
    """Each time a new one: what was sent has been read to its end."""
    picture = jpeg(colour="teal") if "@jpeg" in body.values() else b""
    return {
        name: SimpleUploadedFile("new.jpg", picture, "image/jpeg") if value == "@jpeg" else value
        for name, value in body.items()
    }


def errors_on(html: str) -> list[str]:
    """What a page says is wrong with what was sent: for whoever mends the table."""
    found = re.findall(r'class="[^"]*(?:error|alert)[^"]*"[^>]*>(.*?)</(?:ul|p|div)>', html, re.S)
    return [" ".join(re.sub(r"<[^>]*>", " ", words).split()) for words in found]


def word_for(answer: HttpResponseBase) -> str:
    if answer.headers.get("Location", "").startswith("/admin/login/"):
        return "log in first"
    match answer.status_code:
        case 403:
            return "refused"
        case 404 | 410:
            return "not here"
        case 405:
            return "no such method"
        case code if code >= 500:
            return f"broken ({code})"
    return "answered"


@pytest.fixture
def world(
    make_story: Callable[..., Article],
    make_picture: Callable[..., Picture],
    contract: Contract,
    press_officer: User,
    contributor: User,
    editor: User,
) -> dict[str, Any]:
    return build_world(make_story, make_picture, contract, press_officer, contributor, editor)


@pytest.fixture
def walkers(
    contributor: User, press_officer: User, editor: User, superuser: User, outsider: User
) -> dict[str, Walker]:
    people = [None, contributor, press_officer, editor, superuser, outsider]
    return {letter: Walker(user) for letter, user in zip(PEOPLE, people, strict=True)}


def body_of(line: Line, world: dict[str, Any], administrator: Walker) -> dict[str, Any]:
    """What the table says is sent: "form" is the page's own form as an administrator gets it."""
    words = line.body.format(**world)
    form = administrator.form(line.address.format(**world)) if words.startswith("form") else {}
    typed = dict(parse_qsl(words.removeprefix("form").strip(), keep_blank_values=True))
    body: dict[str, Any] = {**form, **typed}
    return body


def test_everybody_sees_and_does_what_the_table_says_and_nothing_else(
    world: dict[str, Any], walkers: dict[str, Walker], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong: list[str] = []
    monkeypatch.setattr(health, "PARTS", {})  # no broker runs beside the tests
    monkeypatch.setattr(client, "store_rendered_templates", lambda *args, **kwargs: None)
    for line in lines():
        address = line.address.format(**world)
        assert route_at(address) == line.route, f"line {line.number} is about another route"
        body = body_of(line, world, walkers["A"])
        for letter, walker in walkers.items():
            wrong += [
                f"{line.number} {line.route}, {PEOPLE[letter]}: {what}"
                for what in _wrong(line, address, letter, walker, body)
            ]
    assert not wrong, "\n" + "\n".join(wrong)


def _methods_for(line: Line, letter: str) -> Iterator[str]:
    """Of those who may read it, one is enough to ask in other ways; of the others, for the oddest
    ways, the least and the mightiest."""
    yield "GET"
    if letter not in line.sees[:-1]:
        yield from OTHER_METHODS
        others = [one for one in "VNCPEA" if one not in line.sees]
        if letter in (line.sees[-1], *others[:1], *others[-1:]):
            yield from ODD_METHODS


def _wrong(
    line: Line, address: str, letter: str, walker: Walker, body: dict[str, Any]
) -> Iterator[str]:
    words: dict[str, str] = {}
    shown: dict[str, object] = {}
    methods = list(_methods_for(line, letter))
    for method in methods:
        # Who may is settled before a page is drawn: the least and the most of its readers see it.
        is_drawn = method == "GET" and letter in (line.sees[0], line.sees[-1])
        words[method], written = walker.ask(method, address, body, is_drawn=is_drawn)
        shown[method] = walker.shown
        if written:
            yield f"{method} wrote to {', '.join(sorted(written))}"
        if words[method].startswith("broken"):
            yield f"{method}: {words[method]}"
        if words[method] == "answered" and letter not in line.sees:
            yield f"{method} was answered"
        is_shown = words[method] == words["GET"] == "answered"
        if is_shown and shown[method] not in (shown["GET"], LOG_IN):
            yield f"{method} shows {shown[method]}, but GET: {shown['GET']}"
    if words["GET"] != "answered" and letter in line.sees:
        yield f"GET: {words['GET']}"
    if "HEAD" in methods and words["HEAD"] != words["GET"]:
        yield f"HEAD: {words['HEAD']}, but GET: {words['GET']}"
    said, written = walker.ask("POST", address, body, is_drawn=letter == line.sees[-1])
    if said.startswith("broken"):
        yield f"POST: {said}"
    if written and letter not in line.does:
        yield f"POST wrote to {', '.join(sorted(written))}"
    if not written and letter in line.does:
        yield f"POST did nothing: {said}, {walker.errors}"


def test_nothing_is_done_without_the_token_of_a_form_of_ours(
    world: dict[str, Any], superuser: User
) -> None:
    """Another site could send an administrator's browser anywhere."""
    walker = Walker(superuser, has_token=False)
    for line in lines():
        said, written = walker.ask("POST", line.address.format(**world), {})
        assert said in ("refused", "not here", "no such method"), line
        assert not written, line
