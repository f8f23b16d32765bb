"""Which stories of an old archive are here already, so that an import can be run again."""

from django.db import models

from .article import Article


class ImportedStory(models.Model):
    key = models.CharField(max_length=200, unique=True, help_text="The story's id where it was.")
    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return self.key
