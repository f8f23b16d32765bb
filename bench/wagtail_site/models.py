"""A news page as a Wagtail site's first one: a date, an introduction and a rich text."""

from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page


class NewsPage(Page):
    date = models.DateField(auto_now_add=True)
    introduction = models.TextField()
    body = RichTextField()

    template = "news_page.html"
