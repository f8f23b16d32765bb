"""Which encodings a visitor takes."""

from __future__ import annotations

import gzip

import brotli
import pytest

from newsroom.front_door.encodings import ENCODERS, accepted, encoded


@pytest.mark.parametrize(
    "header", ["gzip", "gzip, deflate, br, zstd", "br;q=1.0, GZIP;q=0.5", "*", "deflate, *;q=0.1"]
)
def test_gzip_is_taken(header: str) -> None:
    assert "gzip" in accepted(header)


@pytest.mark.parametrize(
    "header", ["identity", "gzip;q=0", "gzip;q=0.0, *", "deflate", "gzip;q=nonsense", "x" * 5000]
)
def test_gzip_is_not_taken(header: str) -> None:
    assert "gzip" not in accepted(header)


def test_pictures_and_short_words_are_left_as_they_are() -> None:
    assert encoded(b"\xff" * 5000, "image/jpeg") == {}
    assert encoded(b"short", "text/html") == {}


def test_same_page_gives_the_same_bytes_in_every_process() -> None:
    once, again = (encoded(b"words " * 500, "text/html") for _ in range(2))
    assert once == again


def test_every_encoding_gives_the_page_back() -> None:
    page = b"words " * 500
    made = encoded(page, "text/html")
    assert set(made) == set(ENCODERS)
    for name, smaller in made.items():
        decode = gzip.decompress if name == "gzip" else brotli.decompress
        assert decode(smaller) == page


def test_best_comes_first() -> None:
    assert list(accepted("gzip, deflate, br")) == [n for n in ("br", "gzip") if n in ENCODERS]
