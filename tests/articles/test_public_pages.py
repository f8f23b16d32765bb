"""What visitors get, and what they never get."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Edition
from media_picker.models import Picture

MakeStory = Callable[..., Article]


def test_story_page_has_its_words_and_pictures(
    client: Client, published: MakeStory, make_picture: Callable[..., Picture]
) -> None:
    lead = make_picture("Lead", credit="Illustration: A. Lee")
    inside = make_picture("Inside", caption="The quay", credit="A. Lee")
    story = published(
        lead_picture=lead, body=f'<p>First.</p><p><img data-picture="{inside.pk}"></p>'
    )
    html = client.get(story.path).content.decode()
    assert "<h1>Harbour patrol returns</h1>" in html
    assert "<p>First.</p>" in html
    assert 'alt="Lead at dawn"' in html
    assert 'alt="Inside at dawn"' in html
    assert "The quay" in html
    assert '<span class="credit">Picture: A. Lee</span>' in html
    assert '<span class="credit">Illustration: A. Lee</span>' in html
    assert {'width="640"', 'height="427"'} <= set(html.split())
    assert f'<link rel="canonical" href="http://newsroom.example{story.path}">' in html
    assert 'property="og:title" content="Harbour patrol returns"' in html
    assert 'name="twitter:card"' in html


def test_links_come_from_site_url_and_never_from_the_host_header(
    client: Client, published: MakeStory
) -> None:
    html = client.get(published().path, HTTP_HOST="localhost").content.decode()
    assert "http://localhost" not in html
    assert "http://newsroom.example/news/" in html


def test_unknown_host_is_refused(client: Client, db: None) -> None:
    assert client.get("/", HTTP_HOST="evil.example").status_code == 400


@pytest.mark.parametrize("path", ["/", "/category/community/", "/news/harbour-patrol-returns/"])
def test_public_page_is_strict_sends_no_cookie_and_is_fresh_for_a_second(
    client: Client, published: MakeStory, path: str
) -> None:
    published()
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert response["Cache-Control"] == "public, max-age=1"
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize(
    ("path", "most"), [("/", 7), ("/category/community/", 7), ("/news/story-1/", 7)]
)
def test_public_page_costs_the_same_few_queries_however_many_stories(
    client: Client,
    published: MakeStory,
    make_picture: Callable[..., Picture],
    django_assert_max_num_queries: Any,
    path: str,
    most: int,
) -> None:
    picture = make_picture()
    for number in range(5):
        published(f"Story {number}", lead_picture=picture)
    with django_assert_max_num_queries(most):
        assert client.get(path).status_code == 200


def test_lists_are_paged_newest_first_without_gap_or_repetition(
    client: Client, published: MakeStory
) -> None:
    stories = [published(f"Story {number:02}") for number in range(27)]
    # Three that went out at the same moment, around the edge of a page.
    moment = Edition.objects.get(article=stories[14]).published_at
    for story in stories[13:16]:
        Edition.objects.filter(article=story).update(published_at=moment)
    seen: list[str] = []
    url: str | None = "/"
    while url:
        response = client.get(url)
        seen += [edition.title for edition in response.context["editions"]]
        url = response.context["older_url"]
    assert sorted(seen) == sorted(story.title for story in stories)
    assert seen == [e.title for e in Edition.objects.newest_first()]


@pytest.mark.parametrize(
    "query", ["before=x", "before=2026-01-01", "before=2026-01-01T00:00:00Z&than=x", "than=-1",
              "before=2026-13-01T00:00:00Z&than=1", "before=0001-01-01T00:00:00%2B14:00&than=1",
        "before=9999-12-31T23:59:59-14:00&than=1", "before=2026-01-01T00:00:00Z&than=1" + "0" * 30]
)  # fmt: skip
def test_broken_place_in_a_list_leads_to_its_beginning(
    client: Client, published: MakeStory, query: str
) -> None:
    published()
    response = client.get(f"/?{query}", follow=True)
    assert [edition.title for edition in response.context["editions"]] == ["Harbour patrol returns"]


def test_place_behind_the_last_story_leads_to_the_beginning(
    client: Client, published: MakeStory
) -> None:
    story = published()
    before = Edition.objects.get(article=story).published_at - timedelta(days=1)
    assert client.get("/", {"before": before.isoformat(), "than": 1})["Location"] == "/"


class TestNothingLeaks:
    def everything_public(self, client: Client) -> str:
        return "".join(client.get(path).content.decode() for path in ("/", "/category/community/"))

    def test_draft(self, client: Client, make_story: MakeStory) -> None:
        story = make_story("Secret draft")
        assert "Secret draft" not in self.everything_public(client)
        assert client.get(story.path).status_code == 404

    def test_edit_of_a_live_story(self, client: Client, published: MakeStory) -> None:
        story = published()
        story.title, story.body = "Secret edit", "<p>Secret words</p>"
        story.save()
        page = client.get(story.path).content.decode()
        assert "Secret" not in page + self.everything_public(client)

    def test_withdrawn_story_is_gone_with_a_neutral_page(
        self, client: Client, published: MakeStory, press_officer: User
    ) -> None:
        story = published("Named person")
        story.withdraw(by=press_officer)
        response = client.get(story.path)
        assert response.status_code == 410
        assert "Named person" not in response.content.decode() + self.everything_public(client)

    def test_logged_in_editor_sees_the_same_as_everybody(
        self, client: Client, editor: User, make_story: MakeStory
    ) -> None:
        client.force_login(editor)
        assert client.get(make_story("Secret draft").path).status_code == 404

    def test_page_is_in_no_list(self, client: Client, published: MakeStory) -> None:
        published("How we work", kind="page")
        assert client.get("/how-we-work/").status_code == 200
        for path in ("/", "/category/community/"):
            response = client.get(path)
            assert response.context["editions"] == []
            assert "/how-we-work/" in response.content.decode()  # in the footer


def test_renamed_story_leads_from_its_old_address_to_the_new(
    client: Client, published: MakeStory, press_officer: User
) -> None:
    story = published("First name")
    story.slug = "second-name"
    story.save()
    assert client.get("/news/first-name/").status_code == 200
    story.publish(by=press_officer)
    moved = client.get("/news/first-name/")
    assert (moved["Location"], moved["Cache-Control"]) == (
        "/news/second-name/",
        "public, max-age=1",
    )
    story.withdraw(by=press_officer)
    assert client.get("/news/first-name/").status_code == 410
    assert client.get("/news/second-name/").status_code == 410


def test_address_of_a_withdrawn_story_can_be_used_by_another(
    client: Client, published: MakeStory, press_officer: User
) -> None:
    first = published("Same name")
    first.withdraw(by=press_officer)
    first.slug = "other-name"
    first.save()
    published("Same name")
    assert client.get("/news/same-name/").status_code == 200


def test_missing_page_is_a_404_in_our_clothes_for_every_path(client: Client, db: None) -> None:
    for path in ("/nothing/", "/news/nothing/", "/appeals/xxxx-yyyy/", "/a/b/c", "/category/x/"):
        response = client.get(path)
        assert response.status_code == 404, path
        assert "Eastmere Police" in response.content.decode()
        assert "unsafe" not in response["Content-Security-Policy"]


def test_fault_of_ours_is_a_500_in_our_clothes_that_needs_no_database(
    client: Client,
    db: None,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: Any,
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the database is away")

    monkeypatch.setattr(Edition.objects, "stories", fail)
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        response = client.get("/")
    assert response.status_code == 500
    assert "999" in response.content.decode()


def _many_names() -> str:
    return "&".join(f"name{number}=" for number in range(1001))


@pytest.mark.parametrize(
    ("path", "host"),
    [
        (f"/?{_many_names()}", "testserver"),
        (f"/search/?{_many_names()}", "testserver"),
        ("/", "evil.example"),
        ("/news/nothing/", "a b"),
    ],
    ids=["names", "names in the search", "host", "broken host"],
)
def test_request_that_cannot_be_read_is_a_400_in_our_clothes_that_needs_no_database(
    client: Client, db: None, django_assert_num_queries: Any, path: str, host: str
) -> None:
    with django_assert_num_queries(0):
        response = client.get(path, HTTP_HOST=host)
    assert response.status_code == 400
    page = response.content.decode()
    assert "Eastmere Police" in page
    assert '<a class="button" href="/">' in page
    assert "evil" not in page
    assert "unsafe" not in response["Content-Security-Policy"]


def test_visitor_may_only_read(client: Client, published: MakeStory) -> None:
    story = published()
    for path in ("/", story.path, "/category/community/"):
        assert client.post(path).status_code == 405


class _Tags(HTMLParser):
    """Collects tags, and complains of inline style and script."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        names = {name for name, _ in attrs}
        assert "style" not in names
        assert not any(name.startswith("on") for name in names)
        assert tag != "style"
        # Data, which browsers never run.
        assert tag != "script" or attrs == [("type", "application/ld+json")]


def test_public_pages_have_nothing_inline(client: Client, published: MakeStory) -> None:
    story = published()
    for path in ("/", story.path, "/category/community/", "/nothing/"):
        tags = _Tags()
        tags.feed(client.get(path).content.decode())
        assert tags.found.count("h1") == 1
        assert tags.found.count("main") == 1
