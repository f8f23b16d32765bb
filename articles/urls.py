from django.urls import path

from .models import Category, District
from .public import api, feeds, lists, pages, press_pictures, search_page, sitemaps
from .shared_preview import media, visit

app_name = "articles"

CATEGORY, DISTRICT = {"model": Category}, {"model": District}

urlpatterns = [
    path("", lists.front, name="front"),
    path("category/<slug:slug>/", lists.place, CATEGORY, name="category"),
    path("district/<slug:slug>/", lists.place, DISTRICT, name="district"),
    path("archive/", lists.archive, name="archive"),
    path("archive/<number:year>/<number:month>/", lists.month, name="month"),
    path("search/", search_page.search_page, name="search"),
    path("feeds/all.<slug:ending>", feeds.everything, name="feed"),
    path("feeds/category/<slug:slug>.<slug:ending>", feeds.place, CATEGORY, name="category_feed"),
    path("feeds/district/<slug:slug>.<slug:ending>", feeds.place, DISTRICT, name="district_feed"),
    path("api/v1/stories/", api.stories, name="api_stories"),
    path("api/v1/stories/<number:article_id>/", api.story, name="api_story"),
    path("api/v1/openapi.json", api.openapi, name="openapi"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap/pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("sitemap/news.xml", sitemaps.news, name="sitemap_news"),
    path("sitemap/<number:year>-<number:month>.xml", sitemaps.month, name="sitemap_month"),
    path("preview/<number:number>/", visit.visit, name="shared_preview"),
    path(
        "preview/<number:number>/pictures/<slug:key>/<slug:size>.<slug:ending>",
        media.picture,
        name="shared_picture",
    ),
    path("preview/<number:number>/posters/<slug:key>.jpg", media.poster, name="shared_poster"),
    path("news/<slug:slug>/pictures.zip", press_pictures.download, name="story_pictures"),
    path("appeals/<slug:slug>/pictures.zip", press_pictures.download, name="appeal_pictures"),
    path("news/<slug:slug>/", pages.story, name="story"),
    path("appeals/<slug:slug>/", pages.story, name="appeal"),
    # Corporate pages have the shortest addresses, so they come last.
    path("<slug:slug>/", pages.story, name="page"),
]
