"""Pictures that were there before files were rows of their own are there after, and as public."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.journeys.conftest import own_database

ROOT = Path(__file__).resolve().parents[2]

SCRIPT = """
import django; django.setup()
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

def migrated_to(*targets):
    executor = MigrationExecutor(connection)
    state = executor.migrate(list(targets))
    connection.check_constraints()
    return state.apps

old = migrated_to(
    ("media_picker", "0001_initial"), ("contenttypes", "0002_remove_content_type_name")
)
picture = old.get_model("media_picker", "Picture").objects.create(
    title="Quay", alt_text="A quay", original="originals/k.jpg", key="k" * 22,
    sha256="5" * 64, width=900, height=600,
)
rendition = old.get_model("media_picker", "Rendition").objects.create(
    picture=picture, width=640, height=427, ending="jpg", file="renditions/k/640.jpg"
)
holder = ContentType.objects.create(app_label="any", model="holder").pk
for number, is_public in ((1, False), (2, True)):
    old.get_model("media_picker", "PictureUse").objects.create(
        picture=picture, holder_type_id=holder, holder_id=number, is_public=is_public
    )

new = migrated_to(("media_picker", "0002_picture_files"))
file = new.get_model("media_picker", "Picture").objects.get().file
assert (file.key, file.sha256, file.original) == ("k" * 22, "5" * 64, "originals/k.jpg")
assert (file.width, file.height, file.focal_x, file.has_avif) == (900, 600, 0.5, False)
rendition = new.get_model("media_picker", "Rendition").objects.get(pk=rendition.pk)
assert (rendition.picture_file_id, rendition.size) == (file.pk, "640")
uses = new.get_model("media_picker", "PictureUse").objects.order_by("holder_id")
assert [(use.is_public, use.file_id) for use in uses] == [(False, None), (True, file.pk)]
print("all of it survived")
"""


def test_pictures_renditions_and_public_uses_survive(tmp_path: Path) -> None:
    with own_database() as more:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "DATABASE_URL": f"sqlite:///{tmp_path}/old.sqlite3",
            "DATA_DIR": str(tmp_path),
            **more,
        }
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env=environment, cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert "all of it survived" in done.stdout, done.stderr
