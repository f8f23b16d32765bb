"""The picture and its alt text: reused, made again, never dropped in silence."""

from __future__ import annotations

from social.decisions import Choice
from social.models import Post
from social.post_states import PostState
from social.x_failure import Asked, Meaning, XError
from tests.social.ledger.desk import press, state_of
from tests.social.ledger.fake_x import FakeX, advance_clock, sweep


def test_upload_is_reused_when_the_post_was_refused(x: FakeX, pictured: Post) -> None:
    x.fails[Asked.POST] = [XError("X could not be reached.", Meaning.PASSING)]
    sweep()
    advance_clock(x, minutes=6)
    sweep()
    assert state_of(pictured) == PostState.SENT
    assert x.asked.count(Asked.UPLOAD) == 1
    assert x.asked.count(Asked.DESCRIBE) == 1


def test_upload_is_made_again_once_it_has_expired(x: FakeX, pictured: Post) -> None:
    x.media_seconds = 120
    x.fails[Asked.POST] = [XError("X could not be reached.", Meaning.PASSING)]
    sweep()
    advance_clock(x, minutes=6)
    sweep()
    assert state_of(pictured) == PostState.SENT
    assert x.asked.count(Asked.UPLOAD) == 2
    assert list(x.pictures.values()) == ["Harbour at dawn"] * 2


def test_upload_that_x_forgot_early_is_made_again(x: FakeX, pictured: Post) -> None:
    x.fails[Asked.POST] = [XError("X could not be reached.", Meaning.PASSING)]
    sweep()
    del x.pictures["900"]
    x.pictures["0"] = ""
    advance_clock(x, minutes=6)
    sweep()
    assert state_of(pictured) == PostState.QUEUED
    sweep()
    assert state_of(pictured) == PostState.SENT


def test_refused_alt_text_is_tried_again_and_then_held_for_a_person(
    x: FakeX, pictured: Post
) -> None:
    x.fails[Asked.DESCRIBE] = [XError("X refused it: no", Meaning.REFUSED)] * 3
    for _ in range(3):
        assert state_of(pictured) == PostState.QUEUED
        sweep()
        advance_clock(x, minutes=6)
    assert state_of(pictured) == PostState.HELD
    assert "alt text" in pictured.reason
    assert x.tweets == {}
    press(pictured, Choice.TRY_AGAIN)
    sweep()
    assert state_of(pictured) == PostState.SENT
    assert x.asked.count(Asked.UPLOAD) == 1
