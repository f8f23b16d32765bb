"""A second pair of eyes: submit, approve, send back, and what an approval stands for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import second_eyes
from articles.kinds import State, Step
from articles.models import Article, Comment, Review, UnreviewedEdition
from articles.models.edition import FROZEN
from articles.problems import NotReady
from articles.what_goes_out import PARTS
from articles.workflow import NotAllowed, Role
from social.models import TweetDraft
from tests.newsroom_fixtures import person_with

MakeStory = Callable[..., Article]


@pytest.fixture
def required(settings: Any) -> None:
    settings.REQUIRE_REVIEW = True


@pytest.fixture
def submitted(make_story: MakeStory, contributor: User) -> Review:
    story = make_story(author=contributor, tweet="The harbour patrol is back.")
    return Review.objects.submit(story, by=contributor, note="Please check the date.")


def form_of(client: Client, story: Article) -> dict[str, str]:
    """What a browser would send of the story's form, unchanged."""
    context = client.get(story.get_admin_url()).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    values = {field.html_name: field.value() for form in forms for field in form}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def test_every_part_of_an_edition_is_something_that_an_approval_stands_for() -> None:
    assert {field for fields in PARTS.values() for field in fields} == set(FROZEN)


def test_contributor_submits_editor_sends_back_and_approves_what_comes_again(
    submitted: Review, contributor: User, editor: User
) -> None:
    story = submitted.article
    assert (story.state, story.step) == (State.DRAFT, Step.IN_REVIEW)
    submitted.send_back(by=editor, reason="Say which harbour.")
    story.refresh_from_db()
    assert (story.step, story.stage) == (Step.SENT_BACK, "Sent back")
    again = Review.objects.submit(story, by=contributor, reviewer=editor)
    again.approve(by=editor)
    story.refresh_from_db()
    assert story.step == Step.APPROVED
    assert second_eyes.approval_of(story) == again
    reasons = list(story.history.values_list("history_change_reason", flat=True))[:4]
    assert reasons == [
        "Approved", "Submitted for review", "Sent back: Say which harbour.", "Submitted for review",
    ]  # fmt: skip


def test_nobody_approves_their_own_last_edit(submitted: Review, editor: User) -> None:
    submitted.article.was_edited(by=editor)
    with pytest.raises(NotAllowed, match="You made the last change"):
        submitted.approve(by=editor)
    submitted.send_back(by=editor, reason="I have changed it.")
    with pytest.raises(NotAllowed, match="cannot approve this story"):
        Review.objects.submit(submitted.article, by=editor, reviewer=editor)


def test_what_is_not_ready_cannot_be_approved(submitted: Review, editor: User) -> None:
    Article.objects.update(summary="")
    with pytest.raises(NotReady):
        submitted.approve(by=editor)


def test_reason_of_any_length_is_kept_whole(submitted: Review, editor: User) -> None:
    submitted.send_back(by=editor, reason="Why? " * 300)
    submitted.refresh_from_db()
    assert submitted.reason == "Why? " * 300
    assert len(submitted.article.history.first().history_change_reason) == 100


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda: Article.objects.update(title="Another"), ["the headline"]),
        (lambda: Article.objects.update(body="<p>Another.</p>"), ["the body"]),
        (lambda: TweetDraft.objects.update(text="Another."), ["the tweet"]),
        (
            lambda: TweetDraft.objects.update(is_wanted=False),
            ["the tweet", "the tweet’s picture", "the people of the appeal"],
        ),
    ],
)
def test_any_change_lets_the_approval_lapse_and_says_what_changed(
    required: None,
    submitted: Review,
    editor: User,
    client: Client,
    change: Callable[[], None],
    said: list[str],
) -> None:
    submitted.approve(by=editor)
    story = submitted.article
    assert second_eyes.why_unread(story) == ""
    change()
    story.refresh_from_db()
    assert submitted.changed_since(story) == said
    with pytest.raises(NotAllowed, match="The approval lapsed"):
        story.publish(by=editor)
    client.force_login(editor)
    assert said[0] in client.get(story.get_admin_url()).content.decode()


def test_press_officers_own_story_waits_for_somebody_else(
    required: None, make_story: MakeStory, press_officer: User, editor: User
) -> None:
    story = make_story()
    for person in (press_officer, editor):
        with pytest.raises(NotAllowed, match="Somebody else has to read"):
            story.publish(by=person)
    review = Review.objects.submit(story, by=press_officer)
    with pytest.raises(NotAllowed):
        review.approve(by=press_officer)
    review.approve(by=editor)
    story.publish(by=press_officer)
    story.refresh_from_db()
    assert (story.state, story.step) == (State.PUBLISHED, Step.WRITING)
    assert not UnreviewedEdition.objects.exists()
    # The approval is used up: the next edition asks for one of its own.
    story.title = "Changed"
    story.save()
    with pytest.raises(NotAllowed):
        story.publish(by=press_officer)


def test_live_story_stays_live_while_its_changes_are_reviewed(
    make_story: MakeStory, press_officer: User, editor: User, client: Client
) -> None:
    story = make_story("Before")
    story.publish(by=press_officer)
    story.title = "After"
    story.save()
    Review.objects.submit(story, by=press_officer)
    assert (story.state, story.stage) == (State.PUBLISHED, "Published, in review")
    assert "Before" in client.get(story.path).content.decode()
    story.withdraw(by=editor)
    assert not Review.objects.waiting().exists()
    assert story.step == Step.WRITING


def test_form_that_is_older_than_a_move_does_not_undo_it(submitted: Review, editor: User) -> None:
    stale = Article.objects.get()
    submitted.approve(by=editor)
    stale.title = "Typed meanwhile"
    stale.save()
    assert Article.objects.get().step == Step.APPROVED


def test_whoever_changes_anything_in_the_form_wrote_last_and_who_changes_nothing_did_not(
    submitted: Review, contributor: User, press_officer: User, client: Client
) -> None:
    story = submitted.article
    client.force_login(press_officer)
    form = form_of(client, story)
    assert client.post(story.get_admin_url(), form).status_code == 302
    story.refresh_from_db()
    assert story.last_editor_id == contributor.pk
    client.post(story.get_admin_url(), form | {"tweet_draft-0-text": "Other words."})
    story.refresh_from_db()
    assert story.last_editor_id == press_officer.pk


def test_publishing_without_review_asks_why_and_leaves_a_notice_until_another_editor_looked(
    required: None, make_story: MakeStory, editor: User, press_officer: User, client: Client
) -> None:
    story = make_story(author=editor)
    client.force_login(editor)
    page = client.get(story.get_admin_url("publish"))
    form = {"confirmed": page.context["confirmed"], "_without_review": "1"}
    assert (
        "This field is required"
        in client.post(
            story.get_admin_url("publish"), form | {"without_review": " "}
        ).content.decode()
    )
    assert client.post(
        story.get_admin_url("publish"), {"confirmed": form["confirmed"]}, follow=True
    ).context["messages"]
    story.refresh_from_db()
    assert story.state == State.DRAFT
    client.post(story.get_admin_url("publish"), form | {"without_review": "A child is missing."})
    story.refresh_from_db()
    assert story.state == State.PUBLISHED
    unreviewed = UnreviewedEdition.objects.get()
    look = f"/admin/articles/article/{story.pk}/look-afterwards/{unreviewed.pk}/"

    def notice_after_a_look_by(person: User) -> bool:
        client.force_login(person)
        client.post(look)
        return "A child is missing." in client.get(story.get_admin_url()).content.decode()

    assert notice_after_a_look_by(editor)
    assert notice_after_a_look_by(press_officer)
    # At home it stands before those who may publish, and before whoever wrote the story.
    mine = person_with(Role.CONTRIBUTOR, "mine")
    another = person_with(Role.CONTRIBUTOR, "another")
    Article.objects.update(author=mine)
    for person, is_told in ((press_officer, True), (mine, True), (another, False)):
        client.force_login(person)
        assert ("A child is missing." in client.get("/admin/").content.decode()) == is_told
        assert "A child is missing." in client.get(story.get_admin_url()).content.decode()
    assert "Ask an editor." in client.get(story.get_admin_url()).content.decode()
    client.force_login(mine)
    asked = "not change it. Your story was published. Ask a press officer or an editor."
    assert asked in client.get(story.get_admin_url()).content.decode()
    other = person_with(Role.EDITOR, "other", first_name="Other")
    assert not notice_after_a_look_by(other)
    unreviewed.refresh_from_db()
    assert unreviewed.seen_by == other


def test_review_through_the_screens(
    make_story: MakeStory, contributor: User, editor: User, client: Client
) -> None:
    story = make_story(author=contributor)
    client.force_login(contributor)
    assert "Save and submit…" in client.get(story.get_admin_url()).content.decode()
    form = {"reviewer": str(editor.pk), "note": "Is the date right?"}
    assert client.get(story.get_admin_url("submit")).status_code == 200
    client.post(story.get_admin_url("submit"), form)
    # Whatever a contributor's form claims, it decides nothing.
    seen = client.get(story.get_admin_url("review")).context
    assert not seen["may_approve"]
    client.post(story.get_admin_url("review"), {"_approve": "1", "confirmed": seen["confirmed"]})
    story.refresh_from_db()
    assert story.step == Step.IN_REVIEW

    client.force_login(editor)
    page = client.get(story.get_admin_url("review"))
    assert "Is the date right?" in page.content.decode()
    client.post(story.get_admin_url("comment"), {"words": "<b>Which</b> harbour?"})
    assert "&lt;b&gt;Which" in client.get(story.get_admin_url()).content.decode()
    assert Comment.objects.get().by == editor
    Article.objects.update(summary="Changed behind the page.")
    approve = {"_approve": "1", "confirmed": page.context["confirmed"]}
    assert client.post(story.get_admin_url("review"), approve).status_code == 409
    refused = client.post(story.get_admin_url("review"), {"_send_back": "1", "reason": ""})
    assert "This field is required" in refused.content.decode()
    approve["confirmed"] = client.get(story.get_admin_url("review")).context["confirmed"]
    client.post(story.get_admin_url("review"), approve)
    story.refresh_from_db()
    assert story.step == Step.APPROVED
    client.post(story.get_admin_url("review"), {"_send_back": "1", "reason": "Not yet."})
    client.force_login(contributor)
    assert "Not yet." in client.get(story.get_admin_url()).content.decode()


def test_submission_is_taken_back_by_whoever_made_it_and_nobody_else(
    submitted: Review, contributor: User, press_officer: User, client: Client
) -> None:
    story = submitted.article
    url = story.get_admin_url("take_back")
    client.force_login(press_officer)
    assert "Take the submission back" not in client.get(story.get_admin_url()).content.decode()
    assert client.post(url).status_code == 403
    with pytest.raises(NotAllowed, match="Send it back instead"):
        submitted.take_back(by=press_officer)
    client.force_login(contributor)
    assert "Take the submission back" in client.get(story.get_admin_url()).content.decode()
    assert client.post(url).status_code == 302
    story.refresh_from_db()
    assert story.step == Step.WRITING
    assert not Review.objects.waiting().exists()
    assert story.history.first().history_change_reason == "Submission taken back"
    assert client.post(url).status_code == 403


def test_decided_submission_cannot_be_taken_back(
    submitted: Review, contributor: User, editor: User
) -> None:
    submitted.approve(by=editor)
    with pytest.raises(NotAllowed, match="decided"):
        submitted.take_back(by=contributor)
    again = Review.objects.submit(submitted.article, by=editor)
    again.send_back(by=editor, reason="Not yet.")
    for review in (submitted, again):
        with pytest.raises(NotAllowed):
            review.take_back(by=contributor)
    assert submitted.article.locked().step == Step.SENT_BACK
