"""Flickr's REST address, asked by the real flickrapi."""

import hashlib

import flickrapi
import pytest
import requests

from tests.sandbox.flickr_caller import ask, flickr_client
from tests.sandbox_process import SandboxProcess

OPEN_DAY = "72157645404898108"
TRAINING_WEEK = "72157645404898620"
HELD_BACK = "72157645404898403"
ODD_TITLES = "72157645404898666"
EMPTY = "72157645404898000"
OWNER = "152004518@N02"
EXTRAS = "url_q,url_m,url_l,url_c,description"


def test_album_is_described_as_flickr_does(sandbox: SandboxProcess) -> None:
    answer = flickr_client(sandbox.flickr_url).photosets.getInfo(photoset_id=OPEN_DAY)

    album = answer["photoset"]
    assert answer["stat"] == "ok"
    assert album["id"] == OPEN_DAY
    assert album["title"] == {"_content": "Open day at Thornley police station"}
    assert album["description"]["_content"].startswith("A Saturday in June")
    assert album["photos"] == int(album["count_photos"]) == 12
    assert album["username"] == "eastmerepolice"
    assert album["owner"] == OWNER


def test_photographs_come_with_the_extras_that_were_asked_for(sandbox: SandboxProcess) -> None:
    client = flickr_client(sandbox.flickr_url)

    plain = client.photosets.getPhotos(photoset_id=OPEN_DAY)["photoset"]["photo"][0]
    rich = client.photosets.getPhotos(photoset_id=OPEN_DAY, extras=EXTRAS)["photoset"]["photo"][0]

    assert plain == {
        "id": plain["id"],
        "secret": plain["secret"],
        "server": "65535",
        "farm": 66,
        "title": "The gates open at ten",
        "isprimary": "1",
        "ispublic": 1,
        "isfriend": 0,
        "isfamily": 0,
    }
    assert rich == plain | {
        "description": {"_content": "Families walk in from Thornley Road."},
        "url_q": f"{sandbox.url}/flickr/photos/{plain['id']}_q.jpg",
        "width_q": 150,
        "height_q": 150,
        "url_m": f"{sandbox.url}/flickr/photos/{plain['id']}_m.jpg",
        "width_m": 500,
        "height_m": 333,
        "url_l": f"{sandbox.url}/flickr/photos/{plain['id']}_l.jpg",
        "width_l": 1024,
        "height_l": 683,
        "url_c": f"{sandbox.url}/flickr/photos/{plain['id']}_c.jpg",
        "width_c": 800,
        "height_c": 534,
    }


def test_size_larger_than_the_photograph_is_left_out(sandbox: SandboxProcess) -> None:
    answer = flickr_client(sandbox.flickr_url).photosets.getPhotos(
        photoset_id=OPEN_DAY, extras="url_z,url_c,url_l"
    )

    (small,) = [one for one in answer["photoset"]["photo"] if "url_l" not in one]
    assert small["title"] == "The ferry salutes"
    assert "url_c" not in small
    assert (small["width_z"], small["height_z"]) == (640, 427)


def test_album_of_620_comes_in_two_pages_without_loss(sandbox: SandboxProcess) -> None:
    client = flickr_client(sandbox.flickr_url)

    first = client.photosets.getPhotos(photoset_id=TRAINING_WEEK, page=1, per_page=500)["photoset"]
    second = client.photosets.getPhotos(photoset_id=TRAINING_WEEK, page=2, per_page=500)["photoset"]
    third = client.photosets.getPhotos(photoset_id=TRAINING_WEEK, page=3, per_page=500)["photoset"]

    assert (len(first["photo"]), len(second["photo"]), len(third["photo"])) == (500, 120, 0)
    assert len({photo["id"] for photo in first["photo"] + second["photo"]}) == 620
    assert [one["page"] for one in (first, second)] == [1, 2]
    assert {(one["pages"], int(one["total"])) for one in (first, second, third)} == {(2, 620)}


@pytest.mark.parametrize(
    ("asked", "page", "per_page", "count"),
    [
        ({}, 1, 500, 500),
        ({"per_page": "501"}, 1, 500, 500),
        ({"per_page": "0"}, 1, 500, 500),
        ({"per_page": "-3", "page": "0"}, 1, 500, 500),
        ({"per_page": "lots", "page": "x"}, 1, 500, 500),
        ({"per_page": "7", "page": "89"}, 89, 7, 4),
        ({"per_page": "9" * 5000}, 1, 500, 500),
    ],
)
def test_page_that_means_nothing_is_taken_as_unsaid(
    sandbox: SandboxProcess, asked: dict[str, str], page: int, per_page: int, count: int
) -> None:
    answer = requests.post(
        sandbox.flickr_url,
        data={
            "method": "flickr.photosets.getPhotos",
            "photoset_id": TRAINING_WEEK,
            "api_key": "a-key",
            "format": "json",
            "nojsoncallback": "1",
        }
        | asked,
        timeout=30,
    ).json()["photoset"]

    assert (answer["page"], answer["per_page"], len(answer["photo"])) == (page, per_page, count)


def test_empty_album_is_found_and_has_nothing(sandbox: SandboxProcess) -> None:
    client = flickr_client(sandbox.flickr_url)

    assert client.photosets.getInfo(photoset_id=EMPTY)["photoset"]["photos"] == 0
    answer = client.photosets.getPhotos(photoset_id=EMPTY)["photoset"]
    assert (answer["photo"], answer["total"], answer["pages"]) == ([], "0", 0)


def test_odd_titles_arrive_unchanged(sandbox: SandboxProcess) -> None:
    client = flickr_client(sandbox.flickr_url)

    album = client.photosets.getInfo(photoset_id=ODD_TITLES)["photoset"]
    photos = client.photosets.getPhotos(photoset_id=ODD_TITLES)["photoset"]["photo"]

    assert album["title"]["_content"] == "<script>alert('the album')</script> & other odd titles"
    assert photos[0]["title"] == '<script>alert("a title")</script>'


@pytest.mark.parametrize("album_id", ["1", "", HELD_BACK, "../" + OPEN_DAY])
@pytest.mark.parametrize("method", ["getInfo", "getPhotos"])
def test_missing_and_private_albums_are_both_not_found(
    sandbox: SandboxProcess, album_id: str, method: str
) -> None:
    client = flickr_client(sandbox.flickr_url)

    with pytest.raises(flickrapi.FlickrError, match="Photoset not found") as refusal:
        getattr(client.photosets, method)(photoset_id=album_id)

    assert refusal.value.code == 1
    assert ask(sandbox.flickr_url, f"flickr.photosets.{method}", photoset_id=album_id) == {
        "stat": "fail",
        "code": 1,
        "message": "Photoset not found",
    }


def test_album_of_another_user_is_refused(sandbox: SandboxProcess) -> None:
    right = ask(sandbox.flickr_url, photoset_id=OPEN_DAY, user_id=OWNER)
    wrong = ask(sandbox.flickr_url, photoset_id=OPEN_DAY, user_id="1@N00")

    assert right["stat"] == "ok"
    assert (wrong["code"], wrong["message"]) == (2, "User not found")


def test_key_that_is_refused_is_error_100(sandbox: SandboxProcess) -> None:
    client = flickr_client(sandbox.flickr_url, key="invalid-key")

    with pytest.raises(flickrapi.FlickrError, match="Invalid API Key") as refusal:
        client.photosets.getInfo(photoset_id=OPEN_DAY)

    assert refusal.value.code == 100


def test_call_without_a_key_is_error_100(sandbox: SandboxProcess) -> None:
    assert ask(sandbox.flickr_url, photoset_id=OPEN_DAY, api_key="")["code"] == 100


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"method": "flickr.photos.search"}, 112),
        ({"method": ""}, 112),
        ({"format": "rest"}, 111),
        ({"api_sig": "short"}, 96),
    ],
)
def test_call_that_flickr_does_not_understand_is_refused(
    sandbox: SandboxProcess, parameters: dict[str, str], code: int
) -> None:
    answer = ask(sandbox.flickr_url, **{"photoset_id": OPEN_DAY} | parameters)

    assert (answer["stat"], answer["code"]) == ("fail", code)


def test_older_signature_is_accepted(sandbox: SandboxProcess) -> None:
    signature = hashlib.md5(b"a-secret and the parameters").hexdigest()

    assert ask(sandbox.flickr_url, photoset_id=OPEN_DAY, api_sig=signature)["stat"] == "ok"


def test_answer_is_wrapped_in_a_call_unless_refused(sandbox: SandboxProcess) -> None:
    query = {"method": "flickr.photosets.getInfo", "photoset_id": OPEN_DAY, "format": "json"}

    response = requests.get(sandbox.flickr_url, params=query | {"api_key": "k"}, timeout=30)

    assert response.text.startswith('jsonFlickrApi({"photoset"')
