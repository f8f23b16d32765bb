"""For how many calls a behaviour holds, and how calls are counted."""

import pytest
import requests

from tests.sandbox.x_caller import call, picture, post_tweet, upload, upload_id
from tests.sandbox_process import SandboxProcess

ACCOUNT = "1500000000000000001"


def me(sandbox: SandboxProcess) -> requests.Response:
    return call("GET", f"{sandbox.x_url}/2/users/me")


def test_behaviour_ends_after_the_calls_that_it_was_ordered_for(sandbox: SandboxProcess) -> None:
    told = sandbox.set_behaviour(post_answer="503", calls_left={"post_answer": 2})
    assert told["calls_left"] == {"post_answer": 2}

    statuses = [post_tweet(sandbox.x_url, "Now?").status_code for _ in range(3)]

    assert statuses == [503, 503, 201]
    assert sandbox.behaviour()["post_answer"] is None
    assert sandbox.behaviour()["calls_left"] == {}


def test_behaviour_without_a_number_holds_until_it_is_switched_off(
    sandbox: SandboxProcess,
) -> None:
    sandbox.set_behaviour(post_answer="503", calls_left={"post_answer": 1})
    sandbox.set_behaviour(post_answer="503")

    assert {post_tweet(sandbox.x_url, "Now?").status_code for _ in range(4)} == {503}

    sandbox.set_behaviour(post_answer=None)
    assert post_tweet(sandbox.x_url, "Now?").status_code == 201


def test_other_calls_use_nothing_up(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(post_answer="503", calls_left={"post_answer": 1})

    assert me(sandbox).status_code == 200
    assert upload(sandbox.x_url, picture()).status_code == 200

    assert post_tweet(sandbox.x_url, "Now?").status_code == 503


def test_delays_and_other_services_can_be_ordered_for_one_call_too(
    sandbox: SandboxProcess,
) -> None:
    sandbox.set_behaviour(
        delay_after_accepting_seconds=0.6,
        flickr_answer="500",
        youtube_answer="quota",
        calls_left={
            "delay_after_accepting_seconds": 1,
            "flickr_answer": 1,
            "youtube_answer": 1,
        },
    )
    youtube = f"{sandbox.youtube_url}/v3/videos?part=id&id=HGdRhjvORBk&key=k"

    assert post_tweet(sandbox.x_url, "Slow").elapsed.total_seconds() >= 0.6
    assert requests.get(sandbox.flickr_url, timeout=10).status_code == 500
    assert requests.get(youtube, timeout=10).status_code == 403

    assert sandbox.behaviour()["delay_after_accepting_seconds"] == 0
    assert requests.get(sandbox.flickr_url, timeout=10).status_code == 200
    assert requests.get(youtube, timeout=10).status_code == 200


@pytest.mark.parametrize("calls", [0, -1, 1001, "many", 1.5, [1]])
def test_impossible_number_of_calls_is_refused_and_changes_nothing(
    sandbox: SandboxProcess, calls: object
) -> None:
    response = requests.post(
        f"{sandbox.url}/rehearsal/behaviour",
        json={"post_answer": "503", "calls_left": {"post_answer": calls}},
        timeout=10,
    )

    assert response.status_code == 400
    assert list(response.json()["errors"]) == ["calls_left.post_answer"]
    assert sandbox.behaviour()["post_answer"] is None


def test_number_of_calls_of_what_is_switched_off_is_forgotten(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(post_answer=None, calls_left={"post_answer": 3})

    assert sandbox.behaviour()["calls_left"] == {}


def test_calls_to_x_are_counted_by_what_they_were_for(sandbox: SandboxProcess) -> None:
    media_id = upload_id(sandbox.x_url, picture(), alt_text="A van")
    tweet_id = post_tweet(sandbox.x_url, "On patrol", media_id).json()["data"]["id"]
    call("GET", f"{sandbox.x_url}/2/users/{ACCOUNT}/tweets")
    me(sandbox)
    me(sandbox)
    call("DELETE", f"{sandbox.x_url}/2/tweets/{tweet_id}")

    counted = {key: calls for key, calls in sandbox.calls().items() if key.startswith("x")}

    assert counted == {
        "x": 7,
        "x_uploads": 1,
        "x_alt_texts": 1,
        "x_posts": 1,
        "x_deletes": 1,
        "x_account": 2,
        "x_timeline": 1,
    }
