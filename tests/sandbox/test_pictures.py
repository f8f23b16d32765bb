import hashlib

import pytest

from tests.sandbox.x_caller import call, describe, picture, post_tweet, upload, upload_id
from tests.sandbox_process import SandboxProcess


@pytest.mark.parametrize(
    ("image_format", "content_type"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("WEBP", "image/webp"),
        ("GIF", "image/gif"),
    ],
)
def test_upload_answers_like_x(
    sandbox: SandboxProcess, image_format: str, content_type: str
) -> None:
    content = picture(image_format, size=(120, 90))

    response = upload(sandbox.x_url, content)

    assert response.status_code == 200
    data = response.json()["data"]
    assert data["id"].isdecimal()
    assert data["media_key"] == f"3_{data['id']}"
    assert data["size"] == len(content)
    assert data["expires_after_secs"] == 86_400
    assert data["image"] == {"w": 120, "h": 90, "image_type": content_type}


def test_accepted_tweet_tells_the_exact_bytes_and_the_alt_text(sandbox: SandboxProcess) -> None:
    content = picture()
    media_id = upload_id(sandbox.x_url, content, alt_text="A police van by the harbour")

    post_tweet(sandbox.x_url, "On patrol", media_id)

    (accepted,) = sandbox.accepted()
    assert accepted["media"] == [
        {
            "id": media_id,
            "sha256": hashlib.sha256(content).hexdigest(),
            "alt_text": "A police van by the harbour",
        }
    ]


def test_picture_is_served_unchanged_once_a_tweet_shows_it(sandbox: SandboxProcess) -> None:
    content = picture("JPEG")
    media_id = upload_id(sandbox.x_url, content)
    address = f"{sandbox.url}/media/{media_id}"
    assert call("GET", address).status_code == 404

    post_tweet(sandbox.x_url, "With a picture", media_id)

    served = call("GET", address)
    assert served.content == content
    assert served.headers["Content-Type"] == "image/jpeg"
    assert served.headers["X-Content-Type-Options"] == "nosniff"


def test_picture_of_5_mb_is_taken_and_one_byte_more_refused(sandbox: SandboxProcess) -> None:
    limit = 5 * 1024 * 1024
    content = picture("JPEG")

    assert upload(sandbox.x_url, content + b"\0" * (limit - len(content))).status_code == 200
    refused = upload(sandbox.x_url, content + b"\0" * (limit - len(content) + 1))
    assert refused.status_code == 400
    assert refused.json()["title"] == "Invalid Request"


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<html><script>alert(1)</script></html>",
        picture("BMP"),
        picture("PNG", size=(400, 400))[:200],
        b"\x89PNG\r\n\x1a\n",
    ],
    ids=["svg", "html", "bmp", "cut off", "only a signature"],
)
def test_file_that_is_no_picture_is_refused(sandbox: SandboxProcess, content: bytes) -> None:
    assert upload(sandbox.x_url, content).status_code == 400


def test_picture_with_too_many_pixels_is_refused(sandbox: SandboxProcess) -> None:
    assert upload(sandbox.x_url, picture(size=(8_000, 7_000))).status_code == 400


@pytest.mark.parametrize(
    "fields", [{"media_category": "tweet_video"}, {"media_category": ""}, {"colour": "blue"}]
)
def test_upload_with_another_category_or_field_is_refused(
    sandbox: SandboxProcess, fields: dict[str, str]
) -> None:
    assert upload(sandbox.x_url, picture(), **fields).status_code == 400


def test_upload_without_a_file_is_refused(sandbox: SandboxProcess) -> None:
    address = f"{sandbox.x_url}/2/media/upload"

    assert call("POST", address, data={"media_category": "tweet_image"}).status_code == 400
    assert upload(sandbox.x_url, b"").status_code == 400
    as_text = {"media_category": "tweet_image", "media": "AAAA"}
    assert call("POST", address, data=as_text).status_code == 400


def test_alt_text_of_1000_characters_is_taken_and_1001_refused(sandbox: SandboxProcess) -> None:
    media_id = upload_id(sandbox.x_url, picture())

    taken = describe(sandbox.x_url, media_id, "é" * 1_000)
    assert taken.status_code == 200
    assert taken.json()["data"]["id"] == media_id
    assert describe(sandbox.x_url, media_id, "é" * 1_001).status_code == 400

    post_tweet(sandbox.x_url, "Described", media_id)
    assert sandbox.accepted()[0]["media"][0]["alt_text"] == "é" * 1_000


@pytest.mark.parametrize("media_id", ["1234567890123456789", "x", "9" * 30])
def test_describing_unknown_media_is_not_found(sandbox: SandboxProcess, media_id: str) -> None:
    assert describe(sandbox.x_url, media_id, "Nothing").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"id": "1"},
        {"id": 1, "metadata": {"alt_text": {"text": "x"}}},
        {"id": "1", "metadata": {"alt_text": "x"}},
        {"id": "1", "metadata": {"alt_text": {"text": 1}}},
        {"id": "1", "metadata": {"sensitive_media_warning": {}}},
        {"id": "1", "metadata": {"alt_text": {"text": "x"}}, "lang": "en"},
    ],
)
def test_malformed_description_is_refused(sandbox: SandboxProcess, body: object) -> None:
    assert call("POST", f"{sandbox.x_url}/2/media/metadata", json=body).status_code == 400
