"""Nothing private enters the front door, and no visitor changes what others get.

Around the whole of Django, with its database.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, close_old_connections, connection
from django.http import HttpResponse
from django.test import Client

from articles import generations as moves
from articles.models import Article
from articles.shared_preview.visitor_pass import give_pass
from media_picker.models import Picture
from newsroom.front_door import generations, own_answer
from newsroom.front_door.door import FrontDoor
from newsroom.front_door.generations import Generations
from tests.articles.shared_previews import link_to

from .visitor import HOST, Answer, ask, door_around

MakeStory = Callable[..., Article]


@pytest.fixture(autouse=True)
def _one_connection(db: None) -> Iterator[None]:
    """Requests do not close the test's own connection, and its transaction with it."""
    ends = (request_started, request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    yield
    for end in ends:
        end.connect(close_old_connections)


@pytest.fixture
def door(db: None) -> FrontDoor:
    generations = Generations(moves.moved_since)
    generations.read()
    return door_around(get_wsgi_application(), generations)


@pytest.fixture
def story(make_story: MakeStory, press_officer: User, door: FrontDoor) -> Article:
    story = make_story()
    story.publish(by=press_officer)
    door.generations.read()
    return story


def cookie_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return f"sessionid={client.cookies['sessionid'].value}"


def test_views_and_front_door_mean_the_same_header() -> None:
    from media_picker.public_answer import MADE_FROM

    assert MADE_FROM.lower() == own_answer.MADE_FROM


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/category/community/",
        "{story}",
        "/feeds/all.atom",
        "/feeds/category/community.rss",
        "/feeds/category/community.json",
        "/sitemap/{month}.xml",
        "/api/v1/stories/",
        "/api/v1/stories/?category=community",
        "/api/v1/stories/{pk}/",
    ],
)
def test_public_page_is_kept(
    door: FrontDoor, story: Article, path: str, django_assert_num_queries: Any
) -> None:
    assert story.first_published_at
    month = f"{story.first_published_at.year}-{story.first_published_at.month}"
    path = path.format(story=story.path, pk=story.pk, month=month)
    first = ask(door, path)
    with django_assert_num_queries(0):
        assert ask(door, path).body == first.body
    said = first.body.decode()
    assert "Harbour patrol returns" in said or "/news/harbour-patrol-returns/" in said
    assert "X-Made-From" not in first


@pytest.mark.parametrize(
    "path", ["/sitemap.xml", "/sitemap/pages.xml", "/robots.txt", "/api/v1/openapi.json"]
)
def test_what_machines_read_is_kept(
    door: FrontDoor, story: Article, path: str, django_assert_num_queries: Any
) -> None:
    first = ask(door, path)
    assert first.status == 200
    with django_assert_num_queries(0):
        assert ask(door, path).body == first.body


@pytest.mark.parametrize("path", ["/search/?q=harbour", "/sitemap/news.xml"])
def test_what_is_endless_or_follows_the_clock_is_compressed_and_never_kept(
    door: FrontDoor, story: Article, path: str
) -> None:
    plain, packed = ask(door, path), ask(door, path, ACCEPT_ENCODING="br, gzip")
    assert plain.status == packed.status == 200
    assert story.path in plain.body.decode()
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert plain["Vary"] == packed["Vary"] == "Accept-Encoding"
    assert len(door.keeper) == 0


def test_page_is_given_as_it_was_while_the_database_is_away(
    door: FrontDoor,
    story: Article,
    make_story: MakeStory,
    press_officer: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    former = ask(door, story.path)
    make_story("Another story").publish(by=press_officer)
    door.generations.read()
    later = time.monotonic() + generations.LOOSE_SECONDS
    monkeypatch.setattr(generations.time, "monotonic", lambda: later)

    def away(*_: object) -> None:
        raise OperationalError("the connection is closed")

    with connection.execute_wrapper(away):
        assert ask(door, "/news/never-asked-for/").status == 500
        answer = ask(door, story.path)
    assert (answer.status, answer.body) == (200, former.body)
    assert b"Another story" in ask(door, story.path).body, "its links follow once it answers again"


def test_api_refuses_what_it_does_not_know_though_its_first_page_is_kept(
    door: FrontDoor, story: Article
) -> None:
    assert ask(door, "/api/v1/stories/").status == 200
    for query in ("page=2", "evil", "category=community&page=2"):
        assert ask(door, f"/api/v1/stories/?{query}").status == 400
    assert len(door.keeper) == 1


def test_huge_month_of_the_sitemap_is_passed_on_and_not_kept(
    door: FrontDoor, story: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.public.sitemaps.MOST_KEPT", 0)
    assert story.first_published_at
    path = f"/sitemap/{story.first_published_at.year}-{story.first_published_at.month}.xml"
    answer = ask(door, path)
    assert story.path in answer.body.decode()
    assert "Content-Length" not in answer
    assert ask(door, path, "HEAD").body == b""
    assert len(door.keeper) == 0


@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/x.css",
        "/admin/articles/article/1/change/x.jpg",
        "/admin/login/",
        "/preview/1/a.css",
        "/static/../admin/",
        "//admin/",
        "/news/../admin/",
        "/admin/pictures/key/640.jpg",
        "/healthz",
        "/readyz",
        "/nothing/",
        "/news/nothing/",
        "/news/nothing/x.css",
        "/\udce2\udc82",
    ],
)
def test_nothing_but_what_the_router_knows_as_public_is_kept(
    door: FrontDoor, story: Article, editor: User, path: str
) -> None:
    path = path.encode("utf-8", "surrogateescape").decode("latin-1")
    for headers in ({}, {"COOKIE": cookie_of(editor)}, {}):
        ask(door, path, **headers)
    assert len(door.keeper) == 0


def test_editors_preview_under_any_name_is_for_the_editor(
    door: FrontDoor, make_story: MakeStory, editor: User
) -> None:
    draft = make_story("Secret draft")
    preview = draft.get_admin_url("preview")
    assert "Secret draft" in ask(door, preview, COOKIE=cookie_of(editor)).body.decode()
    for path in (preview, preview + "a.css", draft.path, draft.path + "a.css"):
        assert "Secret draft" not in ask(door, path).body.decode()
    assert len(door.keeper) == 0


def test_shared_preview_is_for_whoever_has_its_link(
    door: FrontDoor,
    make_story: MakeStory,
    make_picture: Callable[..., Picture],
    editor: User,
) -> None:
    picture = make_picture()
    link, _ = link_to(make_story("Secret draft", lead_picture=picture), editor)
    let_in = HttpResponse()
    give_pass(let_in, link)
    theirs = let_in.cookies.output(attrs=[], header="", sep=";").strip()
    address = f"{link.path}pictures/{picture.file.key}/640.jpg"
    assert "Secret draft" in ask(door, link.path, COOKIE=theirs).body.decode()
    assert ask(door, address, COOKIE=theirs).status == 200
    for path in (link.path, f"{link.path}a.css", address):
        assert "Secret draft" not in ask(door, path).body.decode()
    assert ask(door, address).status == 404
    assert len(door.keeper) == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"COOKIE": "{session}"},
        {"COOKIE": "theme=dark; csrftoken=abc"},
        {"COOKIE": "messages=abc"},
        {"AUTHORIZATION": "Basic eDp5"},
    ],
)
def test_whoever_is_somebody_is_answered_by_django_and_leaves_nothing(
    door: FrontDoor, story: Article, editor: User, headers: dict[str, str]
) -> None:
    headers = {name: v.format(session=cookie_of(editor)) for name, v in headers.items()}
    answer = ask(door, story.path, **headers)
    assert answer.status == 200
    assert "X-Made-From" not in answer
    assert len(door.keeper) == 0


def test_strangers_cookie_means_nothing_and_reaches_nobody(
    door: FrontDoor, story: Article, django_assert_num_queries: Any
) -> None:
    plain = ask(door, story.path)
    with django_assert_num_queries(0):
        assert ask(door, story.path, COOKIE="theme=dark; _ga=1").body == plain.body


POISON: list[dict[str, str]] = [
    {"host": "127.0.0.1:8000"},
    {"host": f"{HOST}:9999"},
    {"X_FORWARDED_HOST": "evil.example"},
    {"X_FORWARDED_PROTO": "https"},
    {"X_FORWARDED_PORT": "1"},
    {"X_FORWARDED_PREFIX": "/evil"},
    {"X_FORWARDED_FOR": "evil.example"},
    {"FORWARDED": "host=evil.example"},
    {"X_HOST": "evil.example"},
    {"X_ORIGINAL_URL": "/admin/"},
    {"X_REWRITE_URL": "/admin/"},
    {"X_SCRIPT_NAME": "/evil"},
    {"X_HTTP_METHOD_OVERRIDE": "POST"},
    {"X_HTTP_METHOD": "DELETE"},
    {"X_METHOD_OVERRIDE": "PUT"},
    {"ACCEPT_LANGUAGE": "evil"},
    {"ACCEPT": "evil/evil"},
    {"USER_AGENT": "evil.example"},
    {"REFERER": "https://evil.example"},
    {"ORIGIN": "https://evil.example"},
    {"X_REQUESTED_WITH": "XMLHttpRequest"},
    {"X_MADE_FROM": "evil"},
    {"RANGE": "bytes=0-1"},
    {"IF_NONE_MATCH": '"evil"'},
    {"IF_MODIFIED_SINCE": "Fri, 01 Jan 2100 00:00:00 GMT"},
    {"CACHE_CONTROL": "no-cache"},
    {"ACCEPT_ENCODING": "evil"},
]


@pytest.mark.parametrize("poison", POISON, ids=lambda poison: next(iter(poison)))
def test_first_visitors_headers_change_nothing_for_the_next(
    door: FrontDoor, story: Article, poison: dict[str, str]
) -> None:
    expected = ask(door, story.path)
    fresh = door_around(get_wsgi_application(), door.generations)
    ask(fresh, story.path, **poison)
    assert len(fresh.keeper) == 1
    got = ask(fresh, story.path)
    assert (got.status, got.body, got["ETag"]) == (200, expected.body, expected["ETag"])
    assert b"evil" not in got.body


@pytest.mark.parametrize(
    "query", ["?evil", "?before=evil", "?next=//evil.example", "?_method=POST"]
)
def test_first_visitors_query_changes_nothing_for_the_next(
    door: FrontDoor, story: Article, query: str
) -> None:
    ask(door, "/" + query)
    ask(door, story.path + query)
    assert b"evil" not in ask(door, "/").body + ask(door, story.path).body


@pytest.mark.parametrize("host", ["evil.example", "", "a b", "newsroom.example.evil.example"])
def test_strange_host_is_refused_though_the_page_is_kept(
    door: FrontDoor, story: Article, host: str
) -> None:
    ask(door, story.path)
    assert ask(door, story.path, host=host).status == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_go_to_django(door: FrontDoor, story: Article, method: str) -> None:
    ask(door, story.path)
    assert ask(door, story.path, method).status in (403, 405)  # 403: no csrf token


class TestWithTls:
    @pytest.fixture
    def door(self, db: None, settings: Any) -> FrontDoor:
        settings.SECURE_SSL_REDIRECT = True
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        generations = Generations(moves.moved_since)
        generations.read()
        return door_around(
            get_wsgi_application(),
            generations,
            is_https=True,
            wants_https=True,
            secure_header=("HTTP_X_FORWARDED_PROTO", "https"),
        )

    def test_page_is_kept_for_who_comes_over_tls(self, door: FrontDoor, story: Article) -> None:
        for proto in ("https", "https, http"):
            assert ask(door, story.path, X_FORWARDED_PROTO=proto).status == 200
        assert len(door.keeper) == 1

    @pytest.mark.parametrize("headers", [{}, {"X_FORWARDED_PROTO": "http"}])
    def test_others_are_led_there_and_neither_enters_the_other(
        self, door: FrontDoor, story: Article, headers: dict[str, str]
    ) -> None:
        def came_without() -> Answer:
            return ask(door, story.path, **headers)

        assert came_without().status == 301
        ask(door, story.path, X_FORWARDED_PROTO="https")
        assert came_without()["Location"].startswith("https://")


def test_withdrawn_story_and_its_pictures_are_gone(
    door: FrontDoor,
    make_story: MakeStory,
    make_picture: Callable[..., Picture],
    press_officer: User,
) -> None:
    picture = make_picture()
    story = make_story(lead_picture=picture)
    story.publish(by=press_officer)
    door.generations.read()
    address = picture.shown().largest_jpeg_url()
    paths = [story.path, "/", "/category/community/", address]
    assert [ask(door, path).status for path in paths] == [200] * 4
    assert len(door.keeper) == 4
    assert ask(door, address)["Cache-Control"] == "public, max-age=60, s-maxage=1"
    story.withdraw(by=press_officer)
    door.generations.read()
    assert ask(door, story.path).status == 410
    assert ask(door, address).status == 404
    for path in ("/", "/category/community/"):
        assert "Harbour patrol returns" not in ask(door, path).body.decode()


def test_picture_taken_out_of_a_story_is_gone(
    door: FrontDoor,
    make_story: MakeStory,
    make_picture: Callable[..., Picture],
    press_officer: User,
) -> None:
    picture = make_picture()
    story = make_story(lead_picture=picture)
    story.publish(by=press_officer)
    door.generations.read()
    address = picture.shown().largest_jpeg_url()
    assert ask(door, address).status == 200
    story.lead_picture = None
    story.save()
    story.publish(by=press_officer)
    door.generations.read()
    assert ask(door, address).status == 404


def test_picture_whose_avif_is_still_being_made_is_not_kept(
    door: FrontDoor,
    make_story: MakeStory,
    make_picture: Callable[..., Picture],
    press_officer: User,
) -> None:
    picture = make_picture()
    make_story(lead_picture=picture).publish(by=press_officer)
    door.generations.read()
    address = picture.shown().largest_jpeg_url().replace(".jpg", ".avif")
    assert ask(door, address)["Content-Type"] == "image/webp"
    assert len(door.keeper) == 0


def test_old_address_given_to_another_story_shows_it(
    door: FrontDoor, make_story: MakeStory, press_officer: User
) -> None:
    first = make_story("Same name")
    path = first.path
    first.publish(by=press_officer)
    first.slug = "other-name"
    first.save()
    first.publish(by=press_officer)
    door.generations.read()
    assert ask(door, path)["Location"] == "/news/other-name/"
    make_story("Same name", body="<p>Another.</p>").publish(by=press_officer)
    door.generations.read()
    assert b"Another." in ask(door, path).body
