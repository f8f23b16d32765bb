import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
import tweepy

from tests.sandbox.x_caller import call, picture, post_tweet, tweepy_client, upload_id
from tests.sandbox_process import SandboxProcess

STORY_LINK = "http://127.0.0.1:8000/news/harbourside-knife-arches/"


def message(response: requests.Response) -> str:
    return response.json()["errors"][0]["message"]


def test_post_answers_like_x(sandbox: SandboxProcess) -> None:
    response = post_tweet(sandbox.x_url, "Two people have been charged.")

    assert response.status_code == 201
    data = response.json()["data"]
    assert data["text"] == "Two people have been charged."
    assert re.fullmatch(r"[1-9][0-9]{17,18}", data["id"])
    assert data["edit_history_tweet_ids"] == [data["id"]]


def test_tweepy_posts_and_reads_the_answer(sandbox: SandboxProcess) -> None:
    response = tweepy_client(sandbox.x_url).create_tweet(text="Officers are in Millbrook today.")

    assert response.data["text"] == "Officers are in Millbrook today."
    assert [tweet["id"] for tweet in sandbox.accepted()] == [response.data["id"]]


def test_what_was_posted_is_kept_as_it_came(sandbox: SandboxProcess) -> None:
    text = f"Fish & chips <b>van</b> stolen\nin Thornley {STORY_LINK}"
    tweet_id = post_tweet(sandbox.x_url, text).json()["data"]["id"]

    (accepted,) = sandbox.accepted()
    assert accepted["id"] == tweet_id
    assert accepted["text"] == text
    assert accepted["media"] == []
    assert accepted["deleted_at"] is None
    assert accepted["replied"] is True
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", accepted["created_at"])


def test_links_come_back_as_tco_links_of_23_characters(sandbox: SandboxProcess) -> None:
    data = post_tweet(sandbox.x_url, f"Arches at the ferry. {STORY_LINK}").json()["data"]

    found = re.fullmatch(r"Arches at the ferry\. (https://t\.co/[A-Za-z0-9]{10})", data["text"])
    assert found
    assert len(found.group(1)) == 23


def test_every_link_gets_a_tco_link_of_its_own(sandbox: SandboxProcess) -> None:
    first = post_tweet(sandbox.x_url, f"One {STORY_LINK} and again {STORY_LINK}").json()["data"]
    second = post_tweet(sandbox.x_url, f"Two {STORY_LINK}").json()["data"]

    links = re.findall(r"https://t\.co/\w+", first["text"] + second["text"])
    assert len(links) == len(set(links)) == 3


def test_ids_grow(sandbox: SandboxProcess) -> None:
    ids = [int(post_tweet(sandbox.x_url, f"Update {n}").json()["data"]["id"]) for n in range(5)]

    assert ids == sorted(set(ids))


def test_text_of_280_is_taken_and_281_refused(sandbox: SandboxProcess) -> None:
    assert post_tweet(sandbox.x_url, "x" * 280).status_code == 201

    refused = post_tweet(sandbox.x_url, "y" * 281)
    assert refused.status_code == 400
    assert message(refused) == "Your Tweet text is too long."
    assert len(sandbox.accepted()) == 1


def test_a_link_weighs_23_however_long_it_is(sandbox: SandboxProcess) -> None:
    long_link = STORY_LINK + "a" * 300

    assert post_tweet(sandbox.x_url, "x" * 256 + " " + long_link).status_code == 201
    assert post_tweet(sandbox.x_url, "x" * 257 + " " + long_link).status_code == 400


def test_emoji_weigh_two(sandbox: SandboxProcess) -> None:
    assert post_tweet(sandbox.x_url, "🚓" * 140).status_code == 201
    assert post_tweet(sandbox.x_url, "🚓" * 141).status_code == 400


def test_enormous_text_is_refused_at_once(sandbox: SandboxProcess) -> None:
    refused = post_tweet(sandbox.x_url, "police.uk " * 10_000)

    assert refused.status_code == 400
    assert refused.elapsed.total_seconds() < 10


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_text_without_words_is_refused(sandbox: SandboxProcess, text: str) -> None:
    refused = post_tweet(sandbox.x_url, text)

    assert refused.status_code == 400
    assert message(refused) == "Please include either text or media in your Tweet."


def test_characters_that_x_forbids_are_refused(sandbox: SandboxProcess) -> None:
    assert post_tweet(sandbox.x_url, "A byte order mark \ufeff inside").status_code == 400


def test_same_text_twice_is_refused_in_x_own_words(sandbox: SandboxProcess) -> None:
    post_tweet(sandbox.x_url, "Road closed in Westfield.")

    refused = post_tweet(sandbox.x_url, "Road closed in Westfield.")
    assert refused.status_code == 403
    assert refused.json() == {
        "title": "Forbidden",
        "type": "about:blank",
        "status": 403,
        "detail": "You are not allowed to create a Tweet with duplicate content.",
    }
    assert len(sandbox.accepted()) == 1


def test_tweepy_reads_the_duplicate_refusal(sandbox: SandboxProcess) -> None:
    client = tweepy_client(sandbox.x_url)
    client.create_tweet(text="Road closed in Westfield.")

    with pytest.raises(tweepy.Forbidden) as refusal:
        client.create_tweet(text="Road closed in Westfield.")
    assert refusal.value.api_messages == [
        "You are not allowed to create a Tweet with duplicate content."
    ]


def test_same_text_is_taken_again_after_a_delete(sandbox: SandboxProcess) -> None:
    first = post_tweet(sandbox.x_url, "Road closed in Westfield.").json()["data"]["id"]
    call("DELETE", f"{sandbox.x_url}/2/tweets/{first}")

    assert post_tweet(sandbox.x_url, "Road closed in Westfield.").status_code == 201


def test_same_text_is_taken_again_after_a_day(
    sandbox: SandboxProcess, in_database: Callable[..., None]
) -> None:
    post_tweet(sandbox.x_url, "Road closed in Westfield.")
    in_database("UPDATE x_tweet SET created_at = datetime(created_at, '-24 hours', '-1 seconds')")

    assert post_tweet(sandbox.x_url, "Road closed in Westfield.").status_code == 201


def test_of_two_equal_posts_at_the_same_moment_one_is_taken(sandbox: SandboxProcess) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda _: post_tweet(sandbox.x_url, "Only once.").status_code, range(8))
        )

    assert sorted(answers) == [201] + [403] * 7
    assert len(sandbox.accepted()) == 1


def test_unknown_field_is_refused(sandbox: SandboxProcess) -> None:
    refused = call(
        "POST", f"{sandbox.x_url}/2/tweets", json={"text": "Hello", "reply_settings": "following"}
    )

    assert refused.status_code == 400
    assert message(refused) == (
        "$.reply_settings: is not defined in the schema and the schema does not allow "
        "additional properties"
    )
    assert refused.json()["title"] == "Invalid Request"
    assert sandbox.accepted() == []


@pytest.mark.parametrize(
    "body",
    [
        ["text"],
        "text",
        {"text": 7},
        {"text": None},
        {"text": "Hello", "media": None},
        {"text": "Hello", "media": {}},
        {"text": "Hello", "media": {"media_ids": []}},
        {"text": "Hello", "media": {"media_ids": "123"}},
        {"text": "Hello", "media": {"media_ids": [123]}},
        {"text": "Hello", "media": {"media_ids": ["1", "2", "3", "4", "5"]}},
        {"text": "Hello", "media": {"media_ids": ["1"], "tagged_user_ids": ["2"]}},
    ],
)
def test_malformed_body_is_refused(sandbox: SandboxProcess, body: object) -> None:
    refused = call("POST", f"{sandbox.x_url}/2/tweets", json=body)

    assert refused.status_code == 400
    assert refused.json()["type"] == "https://api.twitter.com/2/problems/invalid-request"


def test_body_that_is_no_json_is_refused(sandbox: SandboxProcess) -> None:
    assert call("POST", f"{sandbox.x_url}/2/tweets", data={"text": "Hello"}).status_code == 400
    broken = call(
        "POST",
        f"{sandbox.x_url}/2/tweets",
        data='{"text": ',
        headers={"Content-Type": "application/json"},
    )
    assert broken.status_code == 400


def test_pictures_come_in_the_order_of_the_post(sandbox: SandboxProcess) -> None:
    red, blue = (upload_id(sandbox.x_url, picture(colour=c)) for c in ("red", "blue"))

    assert post_tweet(sandbox.x_url, "Two pictures", blue, red).status_code == 201
    (accepted,) = sandbox.accepted()
    assert [media["id"] for media in accepted["media"]] == [blue, red]


def test_pictures_alone_are_a_tweet(sandbox: SandboxProcess) -> None:
    media_id = upload_id(sandbox.x_url, picture())

    response = call("POST", f"{sandbox.x_url}/2/tweets", json={"media": {"media_ids": [media_id]}})
    assert response.status_code == 201
    assert re.fullmatch(r"https://t\.co/\w{10}", response.json()["data"]["text"])


@pytest.mark.parametrize("media_id", ["1234567890123456789", "9" * 40, "not-a-number", "٣"])
def test_unknown_media_is_refused_in_x_own_words(sandbox: SandboxProcess, media_id: str) -> None:
    refused = post_tweet(sandbox.x_url, "A picture", media_id)

    assert refused.status_code == 400
    assert refused.json()["errors"] == [
        {"message": "Your media IDs are invalid.", "parameters": {"media.media_ids": [media_id]}}
    ]
    assert sandbox.accepted() == []


def test_upload_expires_after_a_day(
    sandbox: SandboxProcess, in_database: Callable[..., None]
) -> None:
    media_id = upload_id(sandbox.x_url, picture())
    in_database("UPDATE x_media SET expires_at = datetime(expires_at, '-24 hours', '-1 seconds')")

    assert message(post_tweet(sandbox.x_url, "Late", media_id)) == "Your media IDs are invalid."
