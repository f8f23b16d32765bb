"""Every address of the newsroom."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from . import error_pages, health

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("", include("media_picker.urls")),
    *(
        [path("admin/social/", include("social.urls")), path("metrics", include("social.metrics"))]
        if "social" in settings.TOP_FLOOR
        else []
    ),
    path("admin/", admin.site.urls),
    *([path("", include("contract.urls"))] if "contract" in settings.TOP_FLOOR else []),
    *([path("live/", include("liveblog.urls"))] if "liveblog" in settings.TOP_FLOOR else []),
    path("", include("articles.urls")),
]

handler400 = error_pages.bad_request
handler403 = error_pages.forbidden
handler404 = error_pages.not_found
handler500 = error_pages.server_error
