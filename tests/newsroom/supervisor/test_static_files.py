"""Collecting the static files again: when needed, and only then."""

import os
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders

from newsroom.supervisor import static_files
from newsroom.supervisor.static_files import (
    NOT_ASKED_FOR,
    is_collected,
    note_collected,
    static_fingerprint,
)

WORDS_OF_A_LANGUAGE = re.compile(r"(?:ckeditor|admin)/.*/(?:lang|i18n)/([\w-]+)\.js")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path in ("newsroom/settings.py", "requirements.txt", "static/site.css", "var/static/x.css"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
    return tmp_path


@pytest.mark.parametrize(
    "path",
    ["newsroom/settings.py", "requirements.txt", "static/site.css", "articles/static/new.js"],
)
def test_change_that_matters_changes_the_fingerprint(project: Path, path: str) -> None:
    before = static_fingerprint(project)
    assert static_fingerprint(project) == before
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text("changed")
    assert static_fingerprint(project) != before


def test_saving_a_file_anew_changes_the_fingerprint(project: Path) -> None:
    before = static_fingerprint(project)
    os.utime(project / "static" / "site.css", ns=(1, 1))
    assert static_fingerprint(project) != before


def test_other_way_of_collecting_changes_the_fingerprint(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = static_fingerprint(project)
    monkeypatch.setattr(static_files, "COLLECT", [*static_files.COLLECT, "--ignore=*.map"])
    assert static_fingerprint(project) != before


def test_english_words_alone_are_collected_for_the_editor_and_the_admin() -> None:
    names = [name for finder in get_finders() for name, _ in finder.list([*NOT_ASKED_FOR])]
    languages = {found[1] for name in names if (found := WORDS_OF_A_LANGUAGE.fullmatch(name))}
    assert languages == {"en", "en-au", "en-ca", "en-gb"}
    assert not [name for name in names if name.endswith(".md")]


def test_collected_files_themselves_do_not_count(project: Path) -> None:
    before = static_fingerprint(project)
    (project / "var" / "static" / "x.css").write_text("collected again")
    assert static_fingerprint(project) == before


def test_collecting_is_remembered_until_the_fingerprint_changes_or_the_folder_goes(
    tmp_path: Path,
) -> None:
    assert not is_collected(tmp_path, "one")
    (tmp_path / "static").mkdir()
    note_collected(tmp_path, "one")
    assert is_collected(tmp_path, "one")
    assert not is_collected(tmp_path, "two")
    (tmp_path / "static" / ".collected").unlink()
    assert not is_collected(tmp_path, "one")
