from django.urls import include, path

from . import views

app_name = "media_picker"

urlpatterns = [
    path("pictures/<slug:key>/<slug:size>.<slug:ending>", views.picture, name="picture"),
    path(
        "admin/pictures/<slug:key>/<slug:size>.<slug:ending>",
        views.private_picture,
        name="private_picture",
    ),
    path("", include("media_picker.flickr.urls")),
    path("", include("media_picker.youtube.urls")),
]
