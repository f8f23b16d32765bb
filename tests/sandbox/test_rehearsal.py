import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
import tweepy

from tests.sandbox.x_caller import picture, post_tweet, tweepy_client, upload
from tests.sandbox_process import SandboxProcess

WELL_BEHAVED = {
    "upload_delay_seconds": 0,
    "delay_before_accepting_seconds": 0,
    "delay_after_accepting_seconds": 0,
    "refuse_posts_with_status": None,
    "account_answer": None,
    "post_answer": None,
    "accepted_answer": None,
    "has_forgotten_pictures": False,
    "upload_answer": None,
    "alt_text_answer": None,
    "delete_answer": None,
    "timeline_answer": None,
    "timeline_lag_seconds": 0,
    "is_duplicate_rule_on": True,
    "media_lifetime_seconds": 86400,
    "flickr_delay_seconds": 0,
    "flickr_answer": None,
    "youtube_delay_seconds": 0,
    "youtube_answer": None,
    "calls_left": {},
}


def wait_until(is_so: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "It did not come about in time."
        time.sleep(0.02)


def test_services_behave_well_unless_told_otherwise(sandbox: SandboxProcess) -> None:
    assert sandbox.behaviour() == WELL_BEHAVED


def test_named_keys_change_and_the_others_stay(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(upload_delay_seconds=0.5)

    changed = sandbox.set_behaviour(refuse_posts_with_status=429)

    assert changed == sandbox.behaviour()
    assert changed == WELL_BEHAVED | {
        "upload_delay_seconds": 0.5,
        "refuse_posts_with_status": 429,
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"upload_dealy_seconds": 1},
        {"id": 7},
        {"upload_delay_seconds": -1},
        {"upload_delay_seconds": 301},
        {"upload_delay_seconds": "soon"},
        {"upload_delay_seconds": None},
        {"refuse_posts_with_status": 200},
        {"refuse_posts_with_status": "no"},
        {"flickr_delay_seconds": 301},
        {"flickr_answer": "quota"},
        {"youtube_answer": "oddly"},
        {"youtube_answer": ["html"]},
        {"post_answer": "dropped"},
        {"accepted_answer": "429"},
        {"timeline_lag_seconds": 3601},
        {"is_duplicate_rule_on": "perhaps"},
        {"has_forgotten_pictures": None},
        {"media_lifetime_seconds": 0},
        {"calls_left": {"post_answer": 1}},
        {"calls_left": 1},
    ],
)
def test_unknown_key_or_impossible_value_is_refused_by_name(
    sandbox: SandboxProcess, changes: dict[str, object]
) -> None:
    response = requests.post(f"{sandbox.url}/rehearsal/behaviour", json=changes, timeout=10)

    assert response.status_code == 400
    assert list(response.json()["errors"]) == list(changes)
    assert sandbox.behaviour() == WELL_BEHAVED


@pytest.mark.parametrize("body", ["[]", "7", "{", ""])
def test_behaviour_that_is_no_object_is_refused(sandbox: SandboxProcess, body: object) -> None:
    response = requests.post(
        f"{sandbox.url}/rehearsal/behaviour",
        data=body,
        headers={"Content-Type": "application/json"},
        timeout=10,
    )

    assert response.status_code == 400


def test_post_is_accepted_before_its_answer_leaves(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(delay_after_accepting_seconds=4)

    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(post_tweet, sandbox.x_url, "Accepted at once")
        wait_until(sandbox.accepted)
        assert sandbox.accepted()[0]["replied"] is False
        assert not answer.done()
        assert answer.result().status_code == 201
    assert sandbox.accepted()[0]["replied"] is True


def test_caller_that_gives_up_leaves_the_tweet_with_x(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(delay_after_accepting_seconds=5)
    client = tweepy_client(sandbox.x_url)
    send = client.session.send
    client.session.send = lambda request, **kwargs: send(request, **kwargs | {"timeout": 0.5})

    with pytest.raises(requests.ReadTimeout):
        client.create_tweet(text="Sent, and never heard of again")

    wait_until(sandbox.accepted)
    assert [tweet["text"] for tweet in sandbox.accepted()] == ["Sent, and never heard of again"]


def test_delay_before_accepting_accepts_nothing_meanwhile(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(delay_before_accepting_seconds=3)

    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(post_tweet, sandbox.x_url, "Accepted late")
        wait_until(lambda: sandbox.calls()["x_posts"])
        assert sandbox.accepted() == []
        assert answer.result().status_code == 201
    assert len(sandbox.accepted()) == 1


def test_other_calls_are_answered_while_one_is_held_up(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(delay_before_accepting_seconds=3)

    with ThreadPoolExecutor(1) as pool:
        held_up = pool.submit(post_tweet, sandbox.x_url, "Held up")
        wait_until(lambda: sandbox.calls()["x_posts"])
        assert requests.get(sandbox.url, timeout=10).status_code == 200
        assert not held_up.done()
        assert held_up.result().status_code == 201


def test_upload_delay_holds_up_the_upload(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(upload_delay_seconds=0.6)

    assert upload(sandbox.x_url, picture()).elapsed.total_seconds() >= 0.6


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, tweepy.BadRequest),
        (401, tweepy.Unauthorized),
        (402, tweepy.HTTPException),
        (403, tweepy.Forbidden),
        (429, tweepy.TooManyRequests),
        (503, tweepy.TwitterServerError),
        (599, tweepy.TwitterServerError),
    ],
)
def test_refused_post_is_not_accepted(
    sandbox: SandboxProcess, status: int, error: type[tweepy.HTTPException]
) -> None:
    sandbox.set_behaviour(refuse_posts_with_status=status)

    with pytest.raises(error) as refusal:
        tweepy_client(sandbox.x_url).create_tweet(text="No")

    assert refusal.value.response.json()["status"] == status
    assert sandbox.accepted() == []


def test_reset_forgets_tweets_pictures_counts_and_behaviour(sandbox: SandboxProcess) -> None:
    media_id = upload(sandbox.x_url, picture()).json()["data"]["id"]
    post_tweet(sandbox.x_url, "Soon forgotten", media_id)
    sandbox.set_behaviour(refuse_posts_with_status=503)

    sandbox.reset()

    assert sandbox.accepted() == []
    assert sandbox.behaviour() == WELL_BEHAVED
    after = post_tweet(sandbox.x_url, "Soon forgotten")
    assert after.status_code == 201
    assert after.headers["x-rate-limit-remaining"] == "99"
    assert post_tweet(sandbox.x_url, "Another", media_id).status_code == 400


@pytest.mark.parametrize("control", ["behaviour", "reset"])
@pytest.mark.parametrize(
    "content_type",
    ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", None],
)
def test_hostile_page_cannot_press_the_controls(
    sandbox: SandboxProcess, control: str, content_type: str | None
) -> None:
    """Those three types are all that a page of another site can send without asking first."""
    post_tweet(sandbox.x_url, "Still here")

    response = requests.post(
        f"{sandbox.url}/rehearsal/{control}",
        data=b'{"refuse_posts_with_status": 503}',
        headers={"Content-Type": content_type} if content_type else {},
        timeout=10,
    )

    assert response.status_code == 415
    assert len(sandbox.accepted()) == 1
    assert sandbox.behaviour() == WELL_BEHAVED


def test_reset_by_a_mere_link_does_nothing(sandbox: SandboxProcess) -> None:
    assert requests.get(f"{sandbox.url}/rehearsal/reset", timeout=10).status_code == 405
