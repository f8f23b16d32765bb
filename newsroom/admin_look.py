"""How the admin looks: its colours and its sidebar, in django-unfold's own words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.templatetags.static import static
from django.urls import reverse_lazy


def unfold(site_name: str, top_floor: Collection[str]) -> dict[str, Any]:
    """The setting UNFOLD; `top_floor` names the rooms that are installed above `articles`."""
    return {
        "SITE_TITLE": site_name,
        "SITE_HEADER": site_name,
        "SITE_SUBHEADER": "Newsroom",
        "SITE_SYMBOL": "newspaper",
        "SITE_FAVICONS": [
            {
                "rel": "icon",
                "type": "image/svg+xml",
                "href": lambda request: static("img/favicon.svg"),
            }
        ],
        "SITE_URL": "/",
        "LOGIN": {"form": "newsroom.login.LoginForm"},
        "SHOW_HISTORY": True,
        "SHOW_VIEW_ON_SITE": False,
        "ENVIRONMENT": "newsroom.site.rehearsal_badge",
        "DASHBOARD_CALLBACK": "articles.home.home",
        "STYLES": [
            lambda request: static("css/admin.css"),
            lambda request: static("css/x_look.css"),
        ],
        "SCRIPTS": [lambda request: static("js/admin_keyboard.js")],
        "BORDER_RADIUS": "6px",
        "COLORS": {
            "primary": {
                "50": "oklch(97% .014 254.6)",
                "100": "oklch(93.2% .032 255.6)",
                "200": "oklch(88.2% .059 254.1)",
                "300": "oklch(80.9% .105 251.8)",
                "400": "oklch(70.7% .135 254.6)",
                "500": "oklch(58% .15 258)",
                "600": "oklch(46% .13 260)",
                "700": "oklch(40% .12 261)",
                "800": "oklch(35% .1 262)",
                "900": "oklch(30% .08 263)",
                "950": "oklch(24% .06 264)",
            }
        },
        "SIDEBAR": {
            "show_search": False,
            "show_all_applications": False,
            "navigation": [
                {
                    "items": [
                        _link("Home", "home", "admin:index"),
                        _link("Stories", "article", "admin:articles_article_changelist"),
                        _link("Pinned story", "keep", "admin:articles_pinnedstory_changelist"),
                        _link("Pictures", "photo_library", "admin:media_picker_picture_changelist"),
                        _link("Templates", "dashboard", "admin:media_picker_template_changelist"),
                        *(
                            [
                                _link(
                                    "Citizens’ Contract",
                                    "handshake",
                                    "admin:contract_contract_changelist",
                                )
                            ]
                            if "contract" in top_floor
                            else []
                        ),
                        *(
                            [_link("Live blogs", "stream", "admin:liveblog_liveblog_changelist")]
                            if "liveblog" in top_floor
                            else []
                        ),
                        *(
                            [
                                _link("Tweets", "campaign", "admin:social_post_changelist"),
                                _link("Calendar", "calendar_month", "social:calendar"),
                            ]
                            if "social" in top_floor
                            else []
                        ),
                    ]
                },
                {
                    "title": "Set up",
                    "separator": True,
                    "items": [
                        _link("Categories", "sell", "admin:articles_category_changelist"),
                        _link("Districts", "map", "admin:articles_district_changelist"),
                        _link(
                            "Banner and footer",
                            "emergency_home",
                            "admin:articles_siteframe_changelist",
                        ),
                        _link("Old addresses", "alt_route", "admin:articles_redirect_changelist"),
                        _link("People", "group", "admin:auth_user_changelist", "auth.view_user"),
                    ],
                },
            ],
        },
    }


def _link(title: str, icon: str, address: str, permission: str = "") -> dict[str, object]:
    link: dict[str, object] = {"title": title, "icon": icon, "link": reverse_lazy(address)}
    if permission:
        link["permission"] = lambda request: request.user.has_perm(permission)
    return link
