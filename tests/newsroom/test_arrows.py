"""The arrows between the rooms run down only; docs/architecture.md draws them."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# room → the rooms it may import. Nobody imports `newsroom` but through django.conf.settings.
MAY_IMPORT: dict[str, set[str]] = {
    "media_picker": set(),
    "articles": {"media_picker"},
    "social": {"articles", "media_picker"},
    "contract": {"articles", "media_picker"},
    "liveblog": {"articles", "media_picker"},
    "demo": {"articles", "contract", "liveblog", "media_picker", "social"},
    "sandbox": set(),
    "newsroom": set(),
}


def imports_of(path: Path) -> set[str]:
    """The first names of all absolute imports in a file, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_room_imports_only_what_lies_below_it(room: str) -> None:
    rooms = set(MAY_IMPORT) | {"tests", "bench"}
    files = list((ROOT / room).rglob("*.py"))
    assert files
    for file in files:
        strangers = (imports_of(file) & rooms) - MAY_IMPORT[room] - {room}
        if file.parent.name == "formats":
            continue
        assert not strangers, f"{file.relative_to(ROOT)} imports {strangers}"


def test_every_room_is_in_the_table() -> None:
    rooms = {p.parent.name for p in ROOT.glob("*/__init__.py")} - {"tests", "bench"}
    assert rooms == set(MAY_IMPORT)


def test_articles_never_names_the_top_floor_in_an_import() -> None:
    for file in (ROOT / "articles").rglob("*.py"):
        assert not imports_of(file) & {"contract", "liveblog", "social"}, file


def test_public_modules_know_neither_the_working_copy_nor_the_archive() -> None:
    for file in (ROOT / "articles" / "public").rglob("*.py"):
        names = {
            node.id if isinstance(node, ast.Name) else node.attr
            for node in ast.walk(ast.parse(file.read_text()))
            if isinstance(node, ast.Name | ast.Attribute)
        }
        imported = {
            alias.name
            for node in ast.walk(ast.parse(file.read_text()))
            if isinstance(node, ast.ImportFrom | ast.Import)
            for alias in node.names
        }
        assert not (names | imported) & {"Article", "archive", "_base_manager", "raw"}, file


def test_newsroom_starts_and_publishes_with_the_top_floor_taken_out(tmp_path: Path) -> None:
    script = """
import django; django.setup()
from django.test.utils import setup_test_environment; setup_test_environment()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("check")
from django.contrib.auth.models import User
from django.test import Client
from articles.models import Article, Category
boss = User.objects.create_superuser("boss", password="x")
story = Article.objects.create(title="Alone", summary="s", body="<p>b</p>", author=boss,
                               category=Category.objects.create(name="c", slug="c"))
client = Client(); client.force_login(boss)
for page in ("change", "publish"):
    assert client.get(story.get_admin_url(page)).status_code == 200, page
confirmed = client.get(story.get_admin_url("publish")).context["confirmed"]
client.post(story.get_admin_url("publish"), {"confirmed": confirmed})
assert client.get("/admin/").status_code == 200
assert client.get(story.path).status_code == 200
print("published without the top floor")
"""
    (tmp_path / "static").mkdir()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "TOP_FLOOR": "",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/without.sqlite3",
        "DEBUG": "1",  # no collected static files here
        "ALLOWED_HOSTS": "testserver",
    }
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "published without the top floor" in done.stdout, done.stderr
