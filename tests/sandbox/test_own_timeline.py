import html
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import requests

from tests.sandbox.x_caller import call, picture, post_tweet, tweepy_client, upload_id
from tests.sandbox_process import SandboxProcess

Read = Callable[..., requests.Response]

FIELDS = {"tweet.fields": "entities,created_at,attachments"}


@pytest.fixture
def me(sandbox: SandboxProcess) -> str:
    return call("GET", f"{sandbox.x_url}/2/users/me").json()["data"]["id"]


@pytest.fixture
def read(sandbox: SandboxProcess, me: str) -> Read:
    def read_timeline(**params: str | int) -> requests.Response:
        return call("GET", f"{sandbox.x_url}/2/users/{me}/tweets", params=params)

    return read_timeline


def post_many(sandbox: SandboxProcess, count: int) -> list[str]:
    return [
        post_tweet(sandbox.x_url, f"Update {number}").json()["data"]["id"]
        for number in range(count)
    ]


def test_account_carries_the_force_name(sandbox: SandboxProcess) -> None:
    answer = call("GET", f"{sandbox.x_url}/2/users/me").json()["data"]

    assert answer["name"] == "Eastmere Police"
    assert answer["username"] == "EastmerePolice"
    assert tweepy_client(sandbox.x_url).get_me().data.username == "EastmerePolice"


def test_empty_timeline_has_no_data_key(read: Read) -> None:
    assert read().json() == {"meta": {"result_count": 0}}


def test_newest_tweet_comes_first_with_plain_fields_only(
    sandbox: SandboxProcess, read: Read
) -> None:
    ids = post_many(sandbox, 3)

    answer = read().json()

    assert answer["data"] == [
        {"id": tweet_id, "text": f"Update {n}", "edit_history_tweet_ids": [tweet_id]}
        for n, tweet_id in reversed(list(enumerate(ids)))
    ]
    assert answer["meta"] == {"result_count": 3, "newest_id": ids[2], "oldest_id": ids[0]}


def test_pages_hold_every_tweet_once(sandbox: SandboxProcess, me: str) -> None:
    ids = post_many(sandbox, 12)

    client = tweepy_client(sandbox.x_url)
    seen, token, pages = [], None, 0
    while pages == 0 or token:
        page = client.get_users_tweets(me, max_results=5, pagination_token=token, user_auth=True)
        seen += [str(tweet.id) for tweet in page.data]
        token = page.meta.get("next_token")
        pages += 1

    assert seen == list(reversed(ids))
    assert pages == 3


def test_since_and_until_leave_out_their_own_tweet(sandbox: SandboxProcess, read: Read) -> None:
    ids = post_many(sandbox, 4)

    answer = read(since_id=ids[0], until_id=ids[3]).json()

    assert [tweet["id"] for tweet in answer["data"]] == [ids[2], ids[1]]


def test_start_time_leaves_out_older_tweets(
    sandbox: SandboxProcess,
    read: Read,
    in_database: Callable[..., None],
) -> None:
    old, new = post_many(sandbox, 2)
    in_database(
        "UPDATE x_tweet SET created_at = datetime(created_at, '-1 hours') WHERE id = ?", int(old)
    )

    half_an_hour_ago = datetime.now(UTC) - timedelta(minutes=30)
    answer = read(start_time=f"{half_an_hour_ago:%Y-%m-%dT%H:%M:%SZ}").json()

    assert [tweet["id"] for tweet in answer["data"]] == [new]


def test_link_is_expanded_in_the_entities(sandbox: SandboxProcess, read: Read) -> None:
    link = "http://127.0.0.1:8000/news/harbourside-knife-arches/"
    post_tweet(sandbox.x_url, f"Arches at the ferry 🚢 {link}")

    (tweet,) = read(**FIELDS).json()["data"]
    (url,) = tweet["entities"]["urls"]

    assert tweet["text"][url["start"] : url["end"]] == url["url"]
    assert url["expanded_url"] == link
    assert url["display_url"] == "127.0.0.1:8000/news/harboursi…"


def test_text_is_html_escaped_and_entities_count_in_that_text(
    sandbox: SandboxProcess, read: Read
) -> None:
    text = "Fish & chips < 5 pounds > http://127.0.0.1:8000/a?b=1&c=2"
    post_tweet(sandbox.x_url, text)

    (tweet,) = read(**FIELDS).json()["data"]
    (url,) = tweet["entities"]["urls"]

    assert tweet["text"] == f"Fish &amp; chips &lt; 5 pounds &gt; {url['url']}"
    assert tweet["text"][url["start"] : url["end"]] == url["url"]
    expanded = tweet["text"].replace(url["url"], url["expanded_url"])
    assert html.unescape(expanded) == text


def test_slip_without_a_space_becomes_a_link_as_on_x(sandbox: SandboxProcess, read: Read) -> None:
    post_tweet(sandbox.x_url, "Come at 5pm.In the square.")

    (tweet,) = read(**FIELDS).json()["data"]

    assert tweet["entities"]["urls"][0]["expanded_url"] == "http://5pm.In"


def test_picture_adds_a_link_and_a_media_key(sandbox: SandboxProcess, read: Read) -> None:
    media_id = upload_id(sandbox.x_url, picture())
    tweet_id = post_tweet(sandbox.x_url, "On patrol", media_id).json()["data"]["id"]

    (tweet,) = read(**FIELDS).json()["data"]
    (url,) = tweet["entities"]["urls"]

    assert tweet["text"] == f"On patrol {url['url']}"
    assert tweet["text"][url["start"] : url["end"]] == url["url"]
    assert url["expanded_url"] == f"https://x.com/EastmerePolice/status/{tweet_id}/photo/1"
    assert url["media_key"] == f"3_{media_id}"
    assert tweet["attachments"] == {"media_keys": [f"3_{media_id}"]}


def test_tweet_without_links_has_no_entities(sandbox: SandboxProcess, read: Read) -> None:
    post_tweet(sandbox.x_url, "Plain words")

    (tweet,) = read(**FIELDS).json()["data"]

    assert "entities" not in tweet
    assert "attachments" not in tweet


def test_tweepy_reads_the_time_in_whole_seconds(sandbox: SandboxProcess, me: str) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    post_tweet(sandbox.x_url, "What time is it?")

    (tweet,) = (
        tweepy_client(sandbox.x_url)
        .get_users_tweets(me, tweet_fields=["created_at"], user_auth=True)
        .data
    )

    assert before <= tweet.created_at <= datetime.now(UTC)
    assert tweet.created_at.microsecond == 0
    assert tweet.data["created_at"].endswith(".000Z")


@pytest.mark.parametrize(
    "params",
    [
        {"max_results": "4"},
        {"max_results": "101"},
        {"max_results": "ten"},
        {"since_id": "abc"},
        {"until_id": "9" * 30},
        {"start_time": "yesterday"},
        {"start_time": "2026-13-01T00:00:00Z"},
        {"pagination_token": "older0"},
        {"pagination_token": "123"},
        {"tweet.fields": "entities,lang"},
        {"tweep.fields": "entities"},
    ],
)
def test_wrong_query_is_refused(read: Read, params: dict[str, str]) -> None:
    refused = read(**params)

    assert refused.status_code == 400
    assert refused.json()["title"] == "Invalid Request"


def test_nobody_else_has_a_timeline_here(sandbox: SandboxProcess) -> None:
    answer = call("GET", f"{sandbox.x_url}/2/users/42/tweets")

    assert "data" not in answer.json()
    assert answer.json()["errors"][0]["resource_type"] == "user"
