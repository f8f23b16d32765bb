"""Words under which pictures are found together."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models


class PictureTagManager(models.Manager["PictureTag"]):
    def named(self, names: Iterable[str]) -> list[PictureTag]:
        """A tag for each name, made where there was none."""
        return [self.get_or_create(name=name)[0] for name in names]


class PictureTag(models.Model):
    """One word or two, in small letters."""

    name = models.CharField(max_length=40, unique=True)

    objects = PictureTagManager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


def names_in(text: str) -> list[str]:
    """The tags in a line with commas, as they are kept: "Harbour,  boats,harbour" has two."""
    names = (" ".join(part.lower().split()) for part in text.split(","))
    return list(dict.fromkeys(name for name in names if name))
