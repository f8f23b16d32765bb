from django.urls import path

from . import views

app_name = "media_picker"

urlpatterns = [
    path("pictures/<slug:key>/<int:width>.<slug:ending>", views.picture, name="picture"),
    path(
        "admin/pictures/<slug:key>/<int:width>.<slug:ending>",
        views.private_picture,
        name="private_picture",
    ),
]
