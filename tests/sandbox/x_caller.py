"""Calling the sandbox's X as the newsroom does: through tweepy, or with bare signed requests."""

from io import BytesIO
from typing import Any

import requests
import tweepy
from PIL import Image

KEYS = ("a-key", "a-key-secret", "a-token", "a-token-secret")


class SandboxSession(requests.Session):
    """tweepy names its host itself; this session sends the call to the sandbox instead."""

    def __init__(self, x_url: str) -> None:
        super().__init__()
        self.x_url = x_url

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:
        kwargs["timeout"] = 30
        address = url.replace("https://api.twitter.com", self.x_url)
        return super().request(method, address, *args, **kwargs)


def tweepy_client(x_url: str) -> tweepy.Client:
    """A tweepy client that signs and reads like any other, and reaches the sandbox."""
    client = tweepy.Client(
        consumer_key=KEYS[0],
        consumer_secret=KEYS[1],
        access_token=KEYS[2],
        access_token_secret=KEYS[3],
    )
    client.session = SandboxSession(x_url)
    return client


def call(method: str, url: str, **kwargs: Any) -> requests.Response:
    """A bare call with an OAuth 1.0a header."""
    auth = tweepy.OAuth1UserHandler(*KEYS).apply_auth()
    return requests.request(method, url, auth=auth, timeout=30, **kwargs)


def post_tweet(x_url: str, text: str, *media_ids: str) -> requests.Response:
    body: dict[str, Any] = {"text": text}
    if media_ids:
        body["media"] = {"media_ids": list(media_ids)}
    return call("POST", f"{x_url}/2/tweets", json=body)


def upload(x_url: str, content: bytes, **fields: str) -> requests.Response:
    return call(
        "POST",
        f"{x_url}/2/media/upload",
        files={"media": ("picture", content)},
        data={"media_category": "tweet_image"} | fields,
    )


def upload_id(x_url: str, content: bytes, alt_text: str = "") -> str:
    """Upload a picture, describe it if there is something to say, and give its id."""
    response = upload(x_url, content)
    assert response.status_code == 200, response.text
    media_id: str = response.json()["data"]["id"]
    if alt_text:
        described = describe(x_url, media_id, alt_text)
        assert described.status_code == 200, described.text
    return media_id


def describe(x_url: str, media_id: str, alt_text: str) -> requests.Response:
    body = {"id": media_id, "metadata": {"alt_text": {"text": alt_text}}}
    return call("POST", f"{x_url}/2/media/metadata", json=body)


def picture(
    image_format: str = "PNG", size: tuple[int, int] = (64, 48), colour: str = "teal"
) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, image_format)
    return file.getvalue()
