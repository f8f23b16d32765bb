from django.urls import path

from .public import pages

app_name = "articles"

urlpatterns = [
    path("", pages.front, name="front"),
    path("category/<slug:slug>/", pages.category, name="category"),
    path("news/<slug:slug>/", pages.story, name="story"),
    path("appeals/<slug:slug>/", pages.story, name="appeal"),
    # Corporate pages have the shortest addresses, so they come last.
    path("<slug:slug>/", pages.story, name="page"),
]
