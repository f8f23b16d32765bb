"""What X was asked and what people decided, on the tweet’s page."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from social.decisions import Choice
from social.models import Attempt, Post
from social.models.attempt import Recorder
from social.x_failure import Asked
from tests.social.ledger.desk import press
from tests.social.ledger.fake_x import SILENCE, FakeX, sweep


def test_call_is_kept_with_status_time_and_words_that_are_escaped(
    post: Post, client: Client, press_officer: User
) -> None:
    with Recorder(post)(Asked.POST) as answer:
        answer.status, answer.words = 403, "<script>alert(1)</script>"
    client.force_login(press_officer)
    page = client.get(f"/admin/social/post/{post.pk}/change/").content.decode()
    assert "Post the tweet: 403 after" in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


def test_call_during_which_the_worker_died_is_kept(
    post: Post, client: Client, press_officer: User
) -> None:
    Attempt.objects.create(post=post, asked=Asked.UPLOAD)
    client.force_login(press_officer)
    page = client.get(f"/admin/social/post/{post.pk}/change/").content.decode()
    assert "the worker stopped before an answer" in page


def test_decision_is_kept_with_who_took_it(post: Post, client: Client, press_officer: User) -> None:
    press(post, Choice.HOLD)
    client.force_login(press_officer)
    page = client.get(f"/admin/social/post/{post.pk}/change/").content.decode()
    assert "press decided" in page
    assert "nothing is sent before somebody says so" in page


def test_bad_link_is_told_beside_its_field_with_what_was_typed(
    x: FakeX, post: Post, client: Client, press_officer: User
) -> None:
    x.fails[Asked.POST] = [SILENCE]
    sweep()
    client.force_login(press_officer)
    page = client.post(
        f"/admin/social/post/{post.pk}/decide/",
        {"decision": "is_there", "link": 'no"link'},
        follow=True,
    ).content.decode()
    assert "That is no link to a tweet" in page
    assert 'value="no&quot;link"' in page


@pytest.mark.parametrize("adjective", ["person", "late", "live", "twice"])
def test_list_is_filtered_by_what_needs_someone(
    post: Post, client: Client, press_officer: User, adjective: str
) -> None:
    client.force_login(press_officer)
    page = client.get(f"/admin/social/post/?needs={adjective}").content.decode()
    assert "back on the water" not in page
    assert "back on the water" in client.get("/admin/social/post/").content.decode()


def test_address_puts_no_words_on_the_page(
    x: FakeX, post: Post, client: Client, press_officer: User
) -> None:
    x.fails[Asked.POST] = [SILENCE]
    sweep()
    client.force_login(press_officer)
    page = f"/admin/social/post/{post.pk}/change/"
    words = {"link": "12 (not yours)", "link_problem": "Ring us now"}
    shown = client.get(page, words).content.decode()
    assert not any(word in shown for word in words.values())
    client.post(f"/admin/social/post/{post.pk}/decide/", {"decision": "is_there", "link": "no"})
    assert "That is no link to a tweet" in client.get(page).content.decode()
    assert "That is no link to a tweet" not in client.get(page).content.decode()


@pytest.mark.parametrize("pk", ["9" * 5_000, "9" * 30, "no-number"])
def test_page_of_no_tweet_is_not_found(client: Client, press_officer: User, pk: str) -> None:
    client.force_login(press_officer)
    page = client.get(f"/admin/social/post/{pk}/change/", follow=True)
    assert "doesn’t exist" in page.content.decode()
