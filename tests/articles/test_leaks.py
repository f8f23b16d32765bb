"""Nothing that is not live stands at any public address.

Each story here was kept from the public in another way; each address is asked for each of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, District, Edition, PinnedStory
from articles.workflow import Verb, may
from contract.models import Contract

from .shared_previews import link_to

MakeStory = Callable[..., Article]
SECRET = "Xanthippe"
MAY = datetime(2026, 5, 10, 12, tzinfo=UTC)

# {slug} and {pk} are the secret story's own, and so is {link}, where one can be made.
ADDRESSES = [
    "/",
    "/category/community/",
    "/district/harbourside/",
    "/archive/",
    "/archive/2026/5/",
    "/archive/{now}/",
    "/search/?q=xanthippe",
    "/search/?q=xanthippe&order=best",
    "/search/?kind=missing",
    "/search/?district=harbourside&since=2020-01-01",
    "/feeds/all.atom",
    "/feeds/all.rss",
    "/feeds/all.json",
    "/feeds/category/community.atom",
    "/feeds/district/harbourside.rss",
    "/feeds/district/harbourside.json",
    "/sitemap.xml",
    "/sitemap/pages.xml",
    "/sitemap/news.xml",
    "/sitemap/2026-5.xml",
    "/sitemap/{now_dashed}.xml",
    "/api/v1/stories/",
    "/api/v1/stories/?category=community",
    "/api/v1/stories/?district=harbourside",
    "/api/v1/stories/{pk}/",
    "/news/xanthippe/",
    "/news/{slug}/",
    "/appeals/{slug}/",
    "/news/{slug}/pictures.zip",
    "/appeals/{slug}/pictures.zip",
    "/contract/",  # explained by it
    "/how-we-work/",  # shows the contract
    "/preview/{link}/",  # without its secret
    "/news/beside-it/",  # related stories, and the data inside a page
]


@pytest.fixture
def draft(make_story: MakeStory, harbourside: District) -> Article:
    return make_story(f"{SECRET} draft", body=f"<p>{SECRET}</p>", district=harbourside)


@pytest.fixture
def edited(published: MakeStory, harbourside: District) -> Article:
    story = published("Innocent", district=harbourside, at=MAY)
    story.title = story.summary = SECRET
    story.body, story.slug = f"<p>{SECRET}</p>", "xanthippe"
    story.save()
    return story


@pytest.fixture
def withdrawn(published: MakeStory, harbourside: District, press_officer: User) -> Article:
    story = published(SECRET, body=f"<p>{SECRET}</p>", district=harbourside)
    PinnedStory.objects.create(article=story)
    story.withdraw(by=press_officer)
    return story


@pytest.fixture
def withdrawn_appeal(published: MakeStory, harbourside: District, press_officer: User) -> Article:
    story = published(SECRET, kind="missing", summary=SECRET, district=harbourside, at=MAY)
    story.withdraw(by=press_officer)
    return story


@pytest.fixture
def corrected(published: MakeStory, harbourside: District, press_officer: User) -> Article:
    """A name that was published by mistake and taken out again."""
    story = published(SECRET, summary=SECRET, body=f"<p>{SECRET}</p>", district=harbourside)
    story.title = story.summary = "Corrected"
    story.body, story.slug = "<p>Corrected.</p>", "corrected"
    story.save()
    story.publish(by=press_officer)
    return story


@pytest.mark.parametrize("kept", ["draft", "edited", "withdrawn", "withdrawn_appeal", "corrected"])
@pytest.mark.parametrize("is_editor", [False, True])
def test_what_is_not_live_stands_at_no_public_address(
    client: Client,
    request: pytest.FixtureRequest,
    published: MakeStory,
    public_contract: Contract,
    editor: User,
    kept: str,
    is_editor: bool,
) -> None:
    published("Beside it")
    published("How we work", kind="page", body="<p>[[contract]]</p>")
    story: Article = request.getfixturevalue(kept)
    public_contract.points.filter(title="Access").update(story=story)
    if is_editor:
        client.force_login(editor)
    now = Edition.objects.get(title="Beside it").published_at
    link = link_to(story, editor)[0].pk if may(editor, Verb.SHARE, story) else 1
    for address in ADDRESSES:
        path = address.format(
            slug=story.slug,
            pk=story.pk,
            link=link,
            now=f"{now.year}/{now.month}",
            now_dashed=f"{now.year}-{now.month}",
        )
        response = client.get(path)
        assert response.status_code < 500, path
        content = b"".join(response) if response.streaming else response.content
        said = content.decode() + response.get("Location", "")
        # The search page repeats what its visitor typed.
        asked = said.count("xanthippe") if path.startswith("/search/") else 0
        assert said.lower().count("xanthippe") == asked, path
        if not story.live_edition:
            assert story.path not in said, path


@pytest.mark.parametrize("kept", ["draft", "withdrawn"])
def test_what_is_not_live_is_counted_nowhere(
    db: None, client: Client, request: pytest.FixtureRequest, kept: str
) -> None:
    request.getfixturevalue(kept)
    assert client.get("/archive/").context["years"] == []
    assert client.get("/search/", {"kind": "news"}).context["found"].count == 0


def test_public_addresses_of_the_list_above_are_all_there_are() -> None:
    """Whoever adds a public address adds it here too."""
    from articles.urls import urlpatterns

    asked = {address.split("?")[0].strip("/").split("/")[0].split(".")[0] for address in ADDRESSES}
    named = {str(p.pattern).strip("/").split("/")[0].split(".")[0] for p in urlpatterns}
    assert named - {"robots", "<slug:slug>"} <= asked
