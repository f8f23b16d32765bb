"""What the picker costs when the library grows: `.venv/bin/python -m bench.library`

Its first page, a page nine tenths down, a search for a word that every picture has and one for a
word that a single one has; with 100 pictures and with 10,000, on both databases. The best of 15
answers counts, in milliseconds, through all middleware and with the template.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.run import postgresql

from .archives import best_of, environment, manage, measure_in_child, set_up_django

FEW, MANY = 100, 10_000
LIBRARY = "/admin/media_picker/picture/library/"


def measure() -> dict[str, float]:
    set_up_django()
    from django.contrib.auth.models import User
    from django.test import Client

    from media_picker.library_search import PAGE, LibrarySearch
    from media_picker.models import Picture

    client = Client()
    client.force_login(User.objects.get())

    def asks(**query: str) -> float:
        response = client.get(LIBRARY, {"part": "pictures", **query})
        assert response.status_code == 200, response.status_code
        return best_of(lambda: client.get(LIBRARY, {"part": "pictures", **query}))

    deep = Picture.objects.all()[Picture.objects.count() * 9 // 10 - PAGE]
    after = f"{deep.uploaded_at.isoformat()}_{deep.pk}"
    assert LibrarySearch(after=after).page().pictures
    return {
        "first page": asks(),
        "nine tenths down": asks(after=after),
        "a word of all": asks(q="harbour"),
        "a word of one": asks(q="number-7-"),
    }


def fill(pictures: int) -> None:
    """Rows as uploading makes them; their files do not exist, and the list asks for none."""
    set_up_django()
    from django.contrib.auth.models import User

    from media_picker.models import Picture, PictureFile, Rendition

    by = User.objects.create_superuser("bench")
    made = Picture.objects.bulk_create(
        Picture(title=f"Harbour number-{n}-", alt_text="Boats.", uploaded_by=by)
        for n in range(pictures)
    )
    files = PictureFile.objects.bulk_create(
        PictureFile(picture=one, original="x.jpg", sha256=f"{one.pk:064}", width=1500, height=1000)
        for one in made
    )
    for one, file in zip(made, files, strict=True):
        one.file = file
    Picture.objects.bulk_update(made, ["file"], batch_size=500)
    Rendition.objects.bulk_create(
        Rendition(picture_file=file, size=size, width=int(size) if size.isdigit() else 320,
                  height=213, ending=ending, file="x")
        for file in files
        for size in ("320", "640", "1024", "square")
        for ending in ("jpg", "webp")
    )  # fmt: skip


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, postgresql() as server:
        for engine in ("SQLite", "PostgreSQL"):
            found = []
            for pictures in (FEW, MANY):
                url = f"sqlite:///{Path(folder) / str(pictures)}.sqlite3"
                if engine == "PostgreSQL":
                    url = _new_database(server, f"pictures_{pictures}")
                manage(url, "migrate", "--verbosity", "0")
                _in_child(url, pictures)
                found.append(measure_in_child("bench.library", url))
            print(f"\n{engine:<24}{FEW:>8,}{MANY:>10,}   pictures, ms")
            for name, before in found[0].items():
                after = found[1][name]
                print(f"{name:<24}{before:>8.1f}{after:>10.1f}   {after / before:.2f} times")
    return 0


def _in_child(url: str, pictures: int) -> None:
    command = [sys.executable, "-m", "bench.library", "fill", str(pictures)]
    subprocess.run(command, env=environment(url), check=True)


def _new_database(server: str, name: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["measure"]:
            print(json.dumps(measure()))
        case ["fill", pictures]:
            fill(int(pictures))
        case _:
            sys.exit(main())
