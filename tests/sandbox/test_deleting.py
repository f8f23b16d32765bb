import pytest
import tweepy

from tests.sandbox.x_caller import call, picture, post_tweet, tweepy_client, upload_id
from tests.sandbox_process import SandboxProcess


def test_deleted_tweet_is_gone_but_not_forgotten(sandbox: SandboxProcess) -> None:
    tweet_id = post_tweet(sandbox.x_url, "She was found safe.").json()["data"]["id"]

    response = tweepy_client(sandbox.x_url).delete_tweet(tweet_id)

    assert response.data == {"deleted": True}
    client = tweepy_client(sandbox.x_url)
    me = client.get_me().data.id
    assert client.get_users_tweets(me, user_auth=True).data is None
    (accepted,) = sandbox.accepted()
    assert accepted["deleted_at"] >= accepted["created_at"]


def test_deleting_twice_is_not_found(sandbox: SandboxProcess) -> None:
    client = tweepy_client(sandbox.x_url)
    tweet_id = client.create_tweet(text="Once").data["id"]
    client.delete_tweet(tweet_id)

    with pytest.raises(tweepy.NotFound) as problem:
        client.delete_tweet(tweet_id)
    assert problem.value.api_messages == [f"Could not find tweet with id: [{tweet_id}]."]


@pytest.mark.parametrize("tweet_id", ["1", "9" * 30, "abc"])
def test_deleting_what_never_was_is_not_found(sandbox: SandboxProcess, tweet_id: str) -> None:
    response = call("DELETE", f"{sandbox.x_url}/2/tweets/{tweet_id}")

    assert response.status_code == 404
    assert response.json()["title"] == "Not Found Error"


def test_picture_of_a_deleted_tweet_is_gone(sandbox: SandboxProcess) -> None:
    media_id = upload_id(sandbox.x_url, picture())
    tweet_id = post_tweet(sandbox.x_url, "With a picture", media_id).json()["data"]["id"]
    address = f"{sandbox.url}/media/{media_id}"
    assert call("GET", address).status_code == 200

    call("DELETE", f"{sandbox.x_url}/2/tweets/{tweet_id}")

    assert call("GET", address).status_code == 404
