"""Two pages for the browser: the fields in a form of the admin, the parts in a public page."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from media_picker.flickr.album_field import AlbumIdField
from media_picker.flickr.models import FlickrAlbum
from media_picker.models import Picture
from media_picker.widgets import LibraryPictureField, LibraryPictureWidget
from media_picker.youtube.models import YouTubeVideo
from media_picker.youtube.video_field import VideoIdField

FORM = """<!doctype html><html lang="en"><title>Story</title>
<meta name="viewport" content="width=device-width">
{% load static %}<link rel="stylesheet" href="{% static 'css/admin.css' %}">{{ form.media }}
<main><h1>Story</h1><form>{% csrf_token %}{{ form.as_div }}</form></main>"""

STORY = """{% extends "public/base.html" %}{% load static %}
{% block styles %}<link rel="stylesheet" href="{% static 'css/public-media.css' %}">{% endblock %}
{% block main %}<h1>Open day</h1>
{% include "media_picker/public/_video.html" %}
{% include "media_picker/public/_album.html" %}
<script src="{% static 'js/public/video.js' %}" defer></script>
<script src="{% static 'js/public/album.js' %}" defer></script>{% endblock %}"""


class PictureForm(forms.Form):
    headline = forms.CharField(required=False)
    lead = LibraryPictureField(Picture.objects.all(), required=False)
    template = LibraryPictureField(
        Picture.objects.all(), required=False, widget=LibraryPictureWidget(opens="templates")
    )


class MediaForm(forms.Form):
    album = AlbumIdField()
    video = VideoIdField()


def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(FORM).render({"form": MediaForm()}, request))


def picture_form(request: HttpRequest) -> HttpResponse:
    page = engines["django"].from_string(FORM)
    return HttpResponse(page.render({"form": PictureForm()}, request))


def story(request: HttpRequest) -> HttpResponse:
    video = YouTubeVideo.objects.get()
    context = {
        "shown": video.shown(),
        "album": FlickrAlbum.objects.get().album,
        "transcript": "Welcome to the harbour.",
    }
    return HttpResponse(engines["django"].from_string(STORY).render(context, request))


urlpatterns = [
    path("admin/media-form/", form),
    path("admin/picture-form/", picture_form),
    path("media-story/", story),
    path("", include("newsroom.urls")),
]
