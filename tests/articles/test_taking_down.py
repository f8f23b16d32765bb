"""Withdrawn in error, replaced, for legal reasons; archived; and what is left, place by place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles import archiving
from articles.models import (
    ArchiveMonth,
    Article,
    Edition,
    PinnedStory,
    Schedule,
    WhyWithdrawn,
    Withdrawal,
)
from articles.models import WithdrawalKind as Kind
from articles.taken_down import places_of, still_up
from articles.workflow import NotAllowed
from liveblog.models import LiveBlog
from social.models import Post
from social.post_states import PostState

MakeStory = Callable[..., Article]


def replaced_by(other: Article) -> WhyWithdrawn:
    return WhyWithdrawn(Kind.REPLACED, "", other)


def test_withdrawn_in_error_says_nothing(
    client: Client, published: MakeStory, press_officer: User
) -> None:
    story = published()
    client.force_login(press_officer)
    page = story.get_admin_url("withdraw")
    client.post(page, {"kind": "error", "reason": "Names a witness."})
    answer = Client().get(story.path)
    assert answer.status_code == 410
    assert "witness" not in answer.content.decode()
    assert Withdrawal.objects.get(article=story).reason == "Names a witness."


def test_replaced_story_leads_to_the_page_that_took_its_place_and_on(
    client: Client, published: MakeStory, press_officer: User
) -> None:
    old, middle, new = (published(title) for title in ("Old", "Middle", "New"))
    client.force_login(press_officer)
    address = f"http://newsroom.example{middle.path}"
    client.post(old.get_admin_url("withdraw"), {"kind": "replaced", "address": address})
    assert Client().get(old.path).headers["Location"] == middle.path
    middle.withdraw(by=press_officer, why=replaced_by(new))
    assert Client().get(old.path).headers["Location"] == new.path
    new.withdraw(by=press_officer)
    assert Client().get(old.path).status_code == 410
    assert Client().get(middle.path).status_code == 410


def test_story_is_replaced_by_no_other_than_a_live_one_of_ours(
    client: Client, published: MakeStory, make_story: MakeStory, press_officer: User
) -> None:
    story, gone = published("Story"), published("Gone")
    gone.withdraw(by=press_officer, why=replaced_by(story))
    appeal = published("Missing", kind="missing")
    client.force_login(press_officer)
    page = story.get_admin_url("withdraw")
    for address in (
        *("", story.path, gone.path, make_story("Draft").path, appeal.path),
        *("https://example.org/", "//example.org/news/story/", "/nothing/"),
    ):
        answer = client.post(page, {"kind": "replaced", "address": address, "reason": "Typed."})
        assert answer.status_code == 422, address
        assert "Typed." in answer.content.decode()
    for other in (story, gone, appeal, None):
        with pytest.raises(NotAllowed):
            story.withdraw(by=press_officer, why=WhyWithdrawn(Kind.REPLACED, "", other))
    with pytest.raises(NotAllowed, match="An appeal leads nowhere"):
        appeal.withdraw(by=press_officer, why=replaced_by(story))
    story.refresh_from_db()
    assert story.state == "published"


def test_published_again_it_answers_for_itself(published: MakeStory, press_officer: User) -> None:
    old, new = published("Old"), published("New")
    old.withdraw(by=press_officer, why=replaced_by(new))
    old.publish(by=press_officer)
    new.withdraw(by=press_officer, why=replaced_by(old))
    assert Client().get(old.path).status_code == 200
    assert Client().get(new.path).headers["Location"] == old.path
    with pytest.raises(NotAllowed):
        old.withdraw(by=press_officer, why=replaced_by(new))


def test_for_legal_reasons_asks_why_and_takes_the_tweet_down_too(
    client: Client, published: MakeStory, press_officer: User
) -> None:
    story = published(tweet="Patrol is back.")
    Post.objects.update(state=PostState.SENT, remote_id="77")
    client.force_login(press_officer)
    page = story.get_admin_url("withdraw")
    unticked = {"kind": "legal", "delete_tweet_was_asked": "1"}
    assert client.post(page, unticked).status_code == 422
    answer = client.post(page, {**unticked, "reason": "An injunction."}, follow=True)
    said = answer.content.decode()
    assert "An injunction." in said
    assert "Not yet" in said
    assert list(still_up()) == [story]
    assert story.get_admin_url("withdrawn") in client.get("/admin/").content.decode()
    Post.objects.update(state=PostState.DELETED)
    assert "Not yet" not in client.get(story.get_admin_url("withdrawn")).content.decode()
    assert not still_up()
    assert story.get_admin_url("withdrawn") not in client.get("/admin/").content.decode()


def test_tweet_without_a_known_id_stays_open_until_somebody_gives_its_link(
    published: MakeStory, press_officer: User
) -> None:
    story = published(tweet="The harbour patrol is back.")
    Post.objects.update(state=PostState.SENT, remote_id="")
    story.withdraw(by=press_officer, why=WhyWithdrawn(Kind.LEGAL, "A court order."))
    assert list(still_up()) == [story]
    (tweet,) = [place for place in places_of(story) if place.name.startswith("Tweet")]
    assert "Give its link" in tweet.words


def test_result_is_asked_of_each_place_and_not_assumed(
    published: MakeStory, press_officer: User
) -> None:
    story = published()
    blog = LiveBlog.objects.open(story, by=press_officer)
    blog.post(by=press_officer, typed="More soon.")
    names = [place.name for place in places_of(story) if not place.is_done]
    assert names == [
        *("The page", "Search", "Lists, feeds, sitemaps and related stories", "Live entries"),
    ]
    story.withdraw(by=press_officer)
    assert all(place.is_done for place in places_of(story))


def test_archived_story_keeps_its_page_and_leaves_the_lists(
    client: Client, published: MakeStory, press_officer: User
) -> None:
    story, other = published("Harbour works"), published("Harbour reopens")
    PinnedStory.objects.create(article=story)
    lists = ["/", "/category/community/", "/feeds/all.atom", "/feeds/all.json", other.path]
    lists += ["/api/v1/stories/", "/sitemap/news.xml", "/feeds/category/community.rss"]
    client.force_login(press_officer)

    def seen() -> list[bool]:
        return [story.path in Client().get(address).content.decode() for address in lists]

    assert all(seen())
    client.post(story.get_admin_url("archive"))
    assert not any(seen())
    assert ArchiveMonth.objects.get().stories == 1
    page = Client().get(story.path)
    assert page.status_code == 200
    assert "No longer current" in page.content.decode()
    found = Client().get("/search/?q=works").content.decode()
    assert "Harbour <mark>works</mark>" in found
    assert "No longer current: archived" in found
    assert "No longer current" not in Client().get("/search/?q=reopens").content.decode()
    assert Client().get(f"/api/v1/stories/{story.pk}/").status_code == 200
    client.post(story.get_admin_url("archive"), {"_bring_back": "1"})
    assert all(seen())
    assert "No longer current" not in Client().get(story.path).content.decode()
    assert ArchiveMonth.objects.get().stories == 2


def test_archived_page_leaves_the_navigation(published: MakeStory, press_officer: User) -> None:
    page = published("How we work", kind="page")
    assert page.path in Client().get("/").content.decode()
    archiving.archive(page, by=press_officer)
    assert page.path not in Client().get("/").content.decode()
    assert Client().get(page.path).status_code == 200


def test_archived_story_is_current_again_once_it_is_published_and_can_be_withdrawn(
    published: MakeStory, press_officer: User
) -> None:
    story = published()
    archiving.archive(story, by=press_officer)
    archiving.archive(story, by=press_officer)
    assert story.history.filter(history_change_reason__startswith="Archived").count() == 1
    story.publish(by=press_officer)
    assert Edition.objects.get(article=story).archived_at is None
    archiving.archive(story, by=press_officer)
    story.withdraw(by=press_officer)
    assert Client().get(story.path).status_code == 410
    assert len(Edition.objects.tombstones()) == 1
    with pytest.raises(NotAllowed):
        archiving.bring_back(story, by=press_officer)


def test_contributor_neither_withdraws_nor_archives(
    published: MakeStory, contributor: User
) -> None:
    story = published()
    for act in (archiving.archive, archiving.bring_back):
        with pytest.raises(NotAllowed):
            act(story, by=contributor)
    with pytest.raises(NotAllowed):
        story.withdraw(by=contributor)


def test_withdrawn_story_is_withdrawn_for_legal_reasons_as_well(
    client: Client, published: MakeStory, press_officer: User, contributor: User
) -> None:
    new = published("New")
    story = published("Old", tweet="Patrol is back.")
    Post.objects.update(state=PostState.SENT, remote_id="77")
    story.withdraw(by=press_officer, why=replaced_by(new))
    Schedule.objects.make(story, by=press_officer, at=timezone.now())
    assert Post.objects.get().state == PostState.SENT
    assert Client().get(story.path).status_code == 301
    url = story.get_admin_url("withdraw_again")
    client.force_login(contributor)
    assert client.post(url, {"reason": "An injunction."}).status_code == 403
    client.force_login(press_officer)
    for page in (story.get_admin_url("withdrawn"), story.get_admin_url()):
        assert url in client.get(page).content.decode()
    assert client.post(url, {"reason": " "}).status_code == 422
    said = client.post(url, {"reason": "An injunction."}, follow=True).content.decode()
    assert "An injunction." in said
    assert "Not yet" in said
    assert Post.objects.get().state == PostState.DELETING
    assert Client().get(story.path).status_code == 410
    assert not Schedule.objects.waiting().exists()
    assert url not in client.get(story.get_admin_url("withdrawn")).content.decode()
    assert client.get(url).status_code == 403
    for kind in (Kind.LEGAL, Kind.ERROR):
        with pytest.raises(NotAllowed):
            story.withdraw(by=press_officer, why=WhyWithdrawn(kind, "Once more."))
    assert [row.kind for row in Withdrawal.objects.all()] == [Kind.REPLACED, Kind.LEGAL]
