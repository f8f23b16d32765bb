"""X told to fail, seen by tweepy and by bare requests: what was accepted, what came back."""

import time
from collections.abc import Callable

import pytest
import requests
import tweepy

from tests.sandbox.x_caller import (
    call,
    describe,
    picture,
    post_tweet,
    tweepy_client,
    upload,
    upload_id,
)
from tests.sandbox_process import SandboxProcess

ACCOUNT = "1500000000000000001"


def me(sandbox: SandboxProcess) -> requests.Response:
    return call("GET", f"{sandbox.x_url}/2/users/me")


def own_timeline(sandbox: SandboxProcess) -> requests.Response:
    return call("GET", f"{sandbox.x_url}/2/users/{ACCOUNT}/tweets")


def accepted_texts(sandbox: SandboxProcess) -> list[str]:
    return [tweet["text"] for tweet in sandbox.accepted()]


# -- X has it, and the newsroom never hears -------------------------------------------------------


def test_dropped_reply_leaves_the_tweet_with_x(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(accepted_answer="dropped")

    with pytest.raises(requests.ConnectionError, match="without response"):
        post_tweet(sandbox.x_url, "Dropped")

    assert accepted_texts(sandbox) == ["Dropped"]
    assert sandbox.accepted()[0]["replied"] is False


@pytest.mark.parametrize(
    ("kind", "status", "body"),
    [("html", 200, "<h1>Back soon</h1>"), ("empty", 201, ""), ("cut", 201, '{"data":{"id":"')],
)
def test_answer_that_is_no_json_leaves_the_tweet_with_x(
    sandbox: SandboxProcess, kind: str, status: int, body: str
) -> None:
    sandbox.set_behaviour(accepted_answer=kind)

    response = post_tweet(sandbox.x_url, "Taken")

    assert response.status_code == status
    assert body in response.text
    with pytest.raises(requests.JSONDecodeError):
        response.json()
    assert accepted_texts(sandbox) == ["Taken"]
    assert sandbox.accepted()[0]["replied"] is False


def test_server_error_looks_the_same_before_and_after_accepting(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(post_answer="503", calls_left={"post_answer": 1})
    before = post_tweet(sandbox.x_url, "Not taken")
    sandbox.set_behaviour(accepted_answer="503", calls_left={"accepted_answer": 1})
    after = post_tweet(sandbox.x_url, "Taken")

    assert (before.status_code, before.json()) == (after.status_code, after.json())
    assert accepted_texts(sandbox) == ["Taken"]


def test_sandbox_answers_on_after_a_dropped_connection(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(accepted_answer="dropped", calls_left={"accepted_answer": 20})

    for number in range(20):
        with pytest.raises(requests.ConnectionError):
            post_tweet(sandbox.x_url, f"Dropped {number}")

    assert post_tweet(sandbox.x_url, "Heard").status_code == 201
    assert len(sandbox.accepted()) == 21


# -- 429 ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "seconds"), [("429", 60), ("429-past", -60), ("429-day", 24 * 60 * 60)]
)
def test_ordered_limit_says_when_it_ends(sandbox: SandboxProcess, kind: str, seconds: int) -> None:
    sandbox.set_behaviour(post_answer=kind)

    with pytest.raises(tweepy.TooManyRequests) as refusal:
        tweepy_client(sandbox.x_url).create_tweet(text="Too many")

    reset = int(refusal.value.response.headers["x-rate-limit-reset"])
    assert abs(reset - time.time() - seconds) < 10
    assert sandbox.accepted() == []


def test_ordered_limit_may_keep_to_itself_when_it_ends(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(post_answer="429-bare")

    response = post_tweet(sandbox.x_url, "Too many")

    assert response.status_code == 429
    assert not [name for name in response.headers if name.lower().startswith("x-rate-limit")]


def test_ordered_limit_uses_up_no_real_one(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(post_answer="429", calls_left={"post_answer": 1})
    post_tweet(sandbox.x_url, "Too many")

    assert post_tweet(sandbox.x_url, "Now").headers["x-rate-limit-remaining"] == "99"


# -- the account ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        ("401", 401, "Unauthorized"),
        ("402", 402, "does not have any credits"),
        ("suspended", 403, "suspended"),
    ],
)
def test_account_in_trouble_is_refused_everywhere_until_it_is_well_again(
    sandbox: SandboxProcess, kind: str, status: int, words: str
) -> None:
    sandbox.set_behaviour(account_answer=kind)

    answers = [
        me(sandbox),
        own_timeline(sandbox),
        post_tweet(sandbox.x_url, "No"),
        upload(sandbox.x_url, picture()),
        describe(sandbox.x_url, "1", "No"),
        call("DELETE", f"{sandbox.x_url}/2/tweets/1"),
    ]

    assert {answer.status_code for answer in answers} == {status}
    assert all(words in answer.json()["detail"] for answer in answers)
    assert sandbox.accepted() == []
    sandbox.set_behaviour(account_answer=None)
    assert me(sandbox).status_code == 200
    assert post_tweet(sandbox.x_url, "Yes").status_code == 201


def test_check_call_passes_again_by_itself_after_the_ordered_calls(
    sandbox: SandboxProcess,
) -> None:
    sandbox.set_behaviour(account_answer="suspended", calls_left={"account_answer": 2})

    assert [me(sandbox).status_code for _ in range(3)] == [403, 403, 200]


# -- pictures -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "status"), [("refused", 400), ("429", 429), ("503", 503)])
def test_picture_can_be_refused(sandbox: SandboxProcess, kind: str, status: int) -> None:
    sandbox.set_behaviour(upload_answer=kind, calls_left={"upload_answer": 1})

    assert upload(sandbox.x_url, picture()).status_code == status
    assert upload(sandbox.x_url, picture()).status_code == 200


@pytest.mark.parametrize(("kind", "status"), [("refused", 400), ("503", 503)])
def test_alt_text_can_be_refused_and_is_not_kept(
    sandbox: SandboxProcess, kind: str, status: int
) -> None:
    media_id = upload_id(sandbox.x_url, picture())
    sandbox.set_behaviour(alt_text_answer=kind)

    assert describe(sandbox.x_url, media_id, "A van").status_code == status

    post_tweet(sandbox.x_url, "On patrol", media_id)
    assert sandbox.accepted()[0]["media"][0]["alt_text"] == ""


def test_forgotten_picture_refuses_the_post_and_stays_forgotten(sandbox: SandboxProcess) -> None:
    media_id = upload_id(sandbox.x_url, picture())
    sandbox.set_behaviour(has_forgotten_pictures=True, calls_left={"has_forgotten_pictures": 1})

    assert post_tweet(sandbox.x_url, "No picture").status_code == 201
    refused = post_tweet(sandbox.x_url, "On patrol", media_id)

    assert refused.status_code == 400
    assert refused.json()["errors"][0]["message"] == "Your media IDs are invalid."
    assert post_tweet(sandbox.x_url, "On patrol", media_id).status_code == 400
    again = upload_id(sandbox.x_url, picture())
    assert post_tweet(sandbox.x_url, "On patrol", again).status_code == 201


def test_forgotten_pictures_of_an_older_tweet_stay_on_it(sandbox: SandboxProcess) -> None:
    media_id = upload_id(sandbox.x_url, picture())
    post_tweet(sandbox.x_url, "On patrol", media_id)
    sandbox.set_behaviour(has_forgotten_pictures=True)

    post_tweet(sandbox.x_url, "On patrol again", media_id)

    assert requests.get(f"{sandbox.url}/media/{media_id}", timeout=10).status_code == 200


def test_upload_says_how_long_it_lives_and_is_refused_afterwards(
    sandbox: SandboxProcess, in_database: Callable[..., None]
) -> None:
    assert upload(sandbox.x_url, picture()).json()["data"]["expires_after_secs"] == 86400
    sandbox.set_behaviour(media_lifetime_seconds=600)

    data = upload(sandbox.x_url, picture()).json()["data"]
    assert data["expires_after_secs"] == 600
    assert post_tweet(sandbox.x_url, "In time", data["id"]).status_code == 201
    in_database("UPDATE x_media SET expires_at = datetime(expires_at, '-601 seconds')")

    assert post_tweet(sandbox.x_url, "Too late", data["id"]).status_code == 400


# -- the timeline, deletions and the duplicate rule -----------------------------------------------


def test_late_timeline_shows_a_tweet_after_its_lag(
    sandbox: SandboxProcess, in_database: Callable[..., None]
) -> None:
    sandbox.set_behaviour(timeline_lag_seconds=60)
    post_tweet(sandbox.x_url, "Soon")

    assert own_timeline(sandbox).json() == {"meta": {"result_count": 0}}
    assert "Soon" in requests.get(sandbox.url, timeout=10).text
    in_database("UPDATE x_tweet SET created_at = datetime(created_at, '-61 seconds')")

    assert own_timeline(sandbox).json()["data"][0]["text"] == "Soon"


@pytest.mark.parametrize(("kind", "status"), [("429", 429), ("503", 503), ("html", 200)])
def test_look_at_the_timeline_can_fail(sandbox: SandboxProcess, kind: str, status: int) -> None:
    post_tweet(sandbox.x_url, "There")
    sandbox.set_behaviour(timeline_answer=kind, calls_left={"timeline_answer": 1})

    failed = own_timeline(sandbox)

    assert failed.status_code == status
    assert "There" not in failed.text
    assert own_timeline(sandbox).json()["data"][0]["text"] == "There"


@pytest.mark.parametrize(("kind", "status"), [("429", 429), ("503", 503)])
def test_deletion_that_fails_leaves_the_tweet_up(
    sandbox: SandboxProcess, kind: str, status: int
) -> None:
    tweet_id = post_tweet(sandbox.x_url, "Still up").json()["data"]["id"]
    sandbox.set_behaviour(delete_answer=kind, calls_left={"delete_answer": 1})
    address = f"{sandbox.x_url}/2/tweets/{tweet_id}"

    assert call("DELETE", address).status_code == status
    assert sandbox.accepted()[0]["deleted_at"] is None
    assert call("DELETE", address).status_code == 200
    assert sandbox.accepted()[0]["deleted_at"]


def test_same_words_are_taken_twice_while_the_duplicate_rule_is_off(
    sandbox: SandboxProcess,
) -> None:
    sandbox.set_behaviour(is_duplicate_rule_on=False)
    assert [post_tweet(sandbox.x_url, "Twice").status_code for _ in range(2)] == [201, 201]

    sandbox.set_behaviour(is_duplicate_rule_on=True)

    assert post_tweet(sandbox.x_url, "Twice").status_code == 403
    assert accepted_texts(sandbox) == ["Twice", "Twice"]
