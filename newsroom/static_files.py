"""Which files of the packages are collected for browsers."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class CollectedFiles(StaticFilesConfig):
    """All but the editor's and the admin's words in other languages, which no screen asks for.

    They are half of all files, and each would be compressed in two ways at the first start.
    """

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "ckeditor/*/lang/[!e]*.js",  # English stays, whatever its region
        "admin/*/i18n/[!e]*.js",
        "*.md",
    ]
