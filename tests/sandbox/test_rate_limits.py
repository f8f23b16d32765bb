import time
from collections.abc import Callable

import pytest
import tweepy

from tests.sandbox.x_caller import call, post_tweet, tweepy_client
from tests.sandbox_process import SandboxProcess


def test_answers_count_down_from_one_hundred(sandbox: SandboxProcess) -> None:
    first = post_tweet(sandbox.x_url, "First")
    second = post_tweet(sandbox.x_url, "Second")

    assert first.headers["x-rate-limit-limit"] == "100"
    assert first.headers["x-rate-limit-remaining"] == "99"
    assert second.headers["x-rate-limit-remaining"] == "98"
    assert second.headers["x-rate-limit-reset"] == first.headers["x-rate-limit-reset"]
    assert 890 <= int(first.headers["x-rate-limit-reset"]) - time.time() <= 901


def test_refused_posts_count_too(sandbox: SandboxProcess) -> None:
    post_tweet(sandbox.x_url, "")

    assert post_tweet(sandbox.x_url, "Hello").headers["x-rate-limit-remaining"] == "98"


def test_reading_does_not_use_up_posts(sandbox: SandboxProcess) -> None:
    call("GET", f"{sandbox.x_url}/2/users/me")

    assert post_tweet(sandbox.x_url, "Hello").headers["x-rate-limit-remaining"] == "99"


def test_hundredth_post_is_taken_and_the_next_one_refused_until_the_window_ends(
    sandbox: SandboxProcess, in_database: Callable[..., None]
) -> None:
    post_tweet(sandbox.x_url, "Opens the window")
    in_database("UPDATE x_ratewindow SET used = 99 WHERE endpoint = 'post'")
    assert post_tweet(sandbox.x_url, "The hundredth").status_code == 201

    with pytest.raises(tweepy.TooManyRequests) as refusal:
        tweepy_client(sandbox.x_url).create_tweet(text="One too many")
    assert refusal.value.response.json()["title"] == "Too Many Requests"
    assert refusal.value.response.headers["x-rate-limit-remaining"] == "0"
    assert refusal.value.reset_time > time.time()
    assert len(sandbox.accepted()) == 2

    in_database("UPDATE x_ratewindow SET ends_at = datetime('now', '-1 seconds')")
    assert post_tweet(sandbox.x_url, "In the next window").status_code == 201
