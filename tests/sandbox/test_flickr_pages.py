"""What a browser gets from the sandbox's Flickr: files and album pages."""

from io import BytesIO

import pytest
import requests
from PIL import Image

from tests.sandbox.flickr_caller import flickr_client
from tests.sandbox.test_flickr_api import EMPTY, HELD_BACK, ODD_TITLES, OPEN_DAY, TRAINING_WEEK
from tests.sandbox_process import SandboxProcess

SIZES = ("sq", "q", "t", "s", "n", "m", "z", "c", "l")


def photos(sandbox: SandboxProcess, album_id: str) -> list[dict[str, object]]:
    extras = ",".join(f"url_{size}" for size in SIZES)
    answer = flickr_client(sandbox.flickr_url).photosets.getPhotos(
        photoset_id=album_id, extras=extras
    )
    found: list[dict[str, object]] = answer["photoset"]["photo"]
    return found


def album_page(sandbox: SandboxProcess, album_id: str, query: str = "") -> requests.Response:
    address = f"{sandbox.url}/flickr/photos/eastmerepolice/sets/{album_id}/{query}"
    return requests.get(address, timeout=30)


def test_every_file_has_the_size_that_its_answer_says(sandbox: SandboxProcess) -> None:
    seen = 0
    for photo in photos(sandbox, OPEN_DAY):
        for size in SIZES:
            if f"url_{size}" not in photo:
                continue
            response = requests.get(str(photo[f"url_{size}"]), timeout=30)
            picture = Image.open(BytesIO(response.content))
            picture.load()
            assert response.headers["Content-Type"] == "image/jpeg"
            assert picture.format == "JPEG"
            assert picture.size == (photo[f"width_{size}"], photo[f"height_{size}"])
            seen += 1

    assert seen == 12 * len(SIZES) - 2


def test_photograph_is_the_same_every_time_and_no_two_are_alike(sandbox: SandboxProcess) -> None:
    addresses = [str(photo["url_q"]) for photo in photos(sandbox, OPEN_DAY)]

    first = [requests.get(address, timeout=30).content for address in addresses]
    again = [requests.get(address, timeout=30).content for address in addresses]

    assert first == again
    assert len(set(first)) == 12


@pytest.mark.parametrize(
    "name", ["1_q.jpg", "5290100009_q.jpg", "52901000009_x.jpg", "52901000009_l.jpg", "52901000000"]
)
def test_file_that_is_not_there_is_not_found(sandbox: SandboxProcess, name: str) -> None:
    assert requests.get(f"{sandbox.url}/flickr/photos/{name}", timeout=30).status_code == 404


def test_files_of_a_private_album_are_not_served(sandbox: SandboxProcess) -> None:
    public = requests.get(f"{sandbox.url}/flickr/photos/52902000000_q.jpg", timeout=30)
    private = requests.get(f"{sandbox.url}/flickr/photos/52903000000_q.jpg", timeout=30)

    assert (public.status_code, private.status_code) == (200, 404)


def test_album_page_shows_the_photographs(sandbox: SandboxProcess) -> None:
    text = album_page(sandbox, OPEN_DAY).text

    assert "Open day at Thornley police station</h1>" in text
    assert text.count("<figure>") == 12
    assert "stand-in for Flickr. Nothing here is public." in text


def test_large_album_has_pages(sandbox: SandboxProcess) -> None:
    first, last = album_page(sandbox, TRAINING_WEEK), album_page(sandbox, TRAINING_WEEK, "?page=11")

    assert first.text.count("<figure>") == 60
    assert last.text.count("<figure>") == 20
    assert "Page 11 of 11" in last.text


@pytest.mark.parametrize("owner", ["eastmerepolice", "152004518@N02", "152004518%40N02"])
@pytest.mark.parametrize("word", ["sets", "albums"])
@pytest.mark.parametrize("end", ["/", ""])
def test_album_is_found_by_every_way_of_writing_its_address(
    sandbox: SandboxProcess, owner: str, word: str, end: str
) -> None:
    address = f"{sandbox.url}/flickr/photos/{owner}/{word}/{OPEN_DAY}{end}"

    response = requests.get(address, timeout=30, allow_redirects=False)

    assert response.status_code == 200
    assert "Open day at Thornley police station</h1>" in response.text


def test_album_is_not_found_under_another_owner(sandbox: SandboxProcess) -> None:
    address = f"{sandbox.url}/flickr/photos/152004518@N03/sets/{OPEN_DAY}/"

    assert requests.get(address, timeout=30).status_code == 404


def test_titles_are_escaped(sandbox: SandboxProcess) -> None:
    text = album_page(sandbox, ODD_TITLES).text

    assert "<script" not in text
    assert "<img src=x" not in text
    assert (
        "&lt;script&gt;alert(&#x27;the album&#x27;)&lt;/script&gt; &amp; other odd titles" in text
    )


def test_empty_album_says_so(sandbox: SandboxProcess) -> None:
    assert "This album is empty." in album_page(sandbox, EMPTY).text


@pytest.mark.parametrize("album_id", [HELD_BACK, "1"])
def test_private_and_missing_albums_have_no_page(sandbox: SandboxProcess, album_id: str) -> None:
    response = album_page(sandbox, album_id)

    assert response.status_code == 404
    assert "There is no such album" in response.text
    assert "Briefing" not in response.text
