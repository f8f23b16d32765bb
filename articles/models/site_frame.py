"""The frame around every public page: the emergency banner, the contact numbers, the footer.

What is saved here is public at once, on every page: an emergency does not wait.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from ..confirmation import require_same
from ..json_digest import json_digest
from .shown_as_saved import ShownAsSaved

OLD_AFTER = timedelta(days=1)
is_phone_number = RegexValidator(
    r"^\+?[0-9][0-9 ]{1,19}$", "Write a telephone number: figures and spaces, such as 101."
)


class BannerLevel(models.TextChoices):
    """How much it matters, the least first."""

    NOTICE = "notice", "Notice: something to know"
    WARNING = "warning", "Warning: something to do or avoid"
    EMERGENCY = "emergency", "Emergency: danger to life now"


class SiteFrame(ShownAsSaved):
    """There is one row, or none: then `current` answers with the words that stand here."""

    banner_level = models.CharField(
        "level",
        max_length=10,
        choices=BannerLevel,
        blank=True,
        help_text="Choose one to show the banner on every page as soon as you save.",
    )
    banner_heading = models.CharField(
        "heading", max_length=80, blank=True, help_text="What is happening, and where."
    )
    banner_words = models.CharField(
        "words", max_length=300, blank=True, help_text="What people should do now."
    )
    banner_path = models.CharField(
        "page with more",
        max_length=250,
        blank=True,
        help_text="The address on this site that tells more, such as /news/flood-warning/.",
        validators=[
            RegexValidator(r"^/(?!/)[\w/-]*$", "Write an address on this site: it begins with /.")
        ],
    )
    # While a banner is up: since when.
    banner_since = models.DateTimeField(null=True, editable=False)

    contact_heading = models.CharField(
        "heading of the numbers", max_length=60, default="Contact the police"
    )
    emergency_number = models.CharField(max_length=20, default="999", validators=[is_phone_number])
    emergency_words = models.CharField(
        max_length=200, default="Somebody is in danger, or a crime is happening now."
    )
    emergency_textphone = models.CharField(
        max_length=20, default="18000", blank=True, validators=[is_phone_number]
    )
    other_number = models.CharField(
        "number for everything else", max_length=20, default="101", validators=[is_phone_number]
    )
    other_words = models.CharField(
        "words for everything else",
        max_length=200,
        default="Everything that can wait: to report, to ask, to tell us something.",
    )
    other_textphone = models.CharField(
        "textphone for everything else",
        max_length=20,
        default="18001 101",
        blank=True,
        validators=[is_phone_number],
    )
    anonymous_number = models.CharField(
        "number without giving a name",
        max_length=20,
        default="0800 555 111",
        blank=True,
        validators=[is_phone_number],
    )
    anonymous_words = models.CharField(
        "words about it",
        max_length=200,
        blank=True,
        default="Crimestoppers, an independent charity. You do not have to say who you are.",
    )
    links_heading = models.CharField("heading of the links", max_length=60, default="On this site")
    footer_text = models.TextField(
        max_length=1_000,
        blank=True,
        help_text="A few words at the foot of every page. An empty line begins a paragraph.",
    )

    # Who put which banner up: articles/banner_history.py.
    history = HistoricalRecords()

    class Meta:
        verbose_name = verbose_name_plural = "banner and footer"

    def __str__(self) -> str:
        return "Banner and footer"

    @classmethod
    def current(cls) -> SiteFrame:
        """What every page shows now; `public/around.py` keeps it until it moves."""
        return cls.objects.order_by("pk").first() or cls()

    @property
    def version(self) -> int:
        """The number of its last saving, or 0: a form that is older says so."""
        last = self.history.values_list("history_id", flat=True).order_by("history_id").last()
        return last or 0

    @property
    def is_banner_up(self) -> bool:
        return bool(self.banner_level)

    @property
    def is_banner_old(self) -> bool:
        """Whether somebody should ask if it still holds."""
        return self.banner_since is not None and timezone.now() - self.banner_since > OLD_AFTER

    @property
    def level_word(self) -> str:
        """“Warning”: what stands on the banner, and "" while there is none."""
        return self.banner_level.capitalize()

    def clean(self) -> None:
        if self.banner_level and not self.banner_heading:
            raise ValidationError({"banner_heading": "Say what is happening: the banner shows it."})
        before = SiteFrame.objects.filter(pk=self.pk).first() if self.pk else None
        if before and before.is_banner_up and not self.banner_level:
            raise ValidationError(
                {"banner_level": "Take the banner down with the button above the form."}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.banner_level:
            self.banner_since = None
        elif self.banner_since is None:
            self.banner_since = timezone.now()
        super().save(*args, **kwargs)

    def banner_fingerprint(self) -> str:
        """Changes with anything that a visitor sees of the banner, and when one goes up anew."""
        since = str(self.banner_since)
        shown = [self.banner_level, self.banner_heading, self.banner_words, self.banner_path]
        return json_digest([*shown, since])

    def take_banner_down(self, *, confirmed: str | None = None) -> None:
        """At once and on every page; its words stay in the form for the next time.

        `confirmed` is the fingerprint of the banner that an editor was shown. Raises `HasChanged`.
        """
        with transaction.atomic():
            frame = self.locked()
            require_same(confirmed, frame.banner_fingerprint())
            frame.banner_level = ""
            frame.save(update_fields=["banner_level", "banner_since"])
        self.refresh_from_db()

    def locked(self) -> SiteFrame:
        """The frame as it is in the database, and nobody else's until the transaction ends."""
        return SiteFrame.objects.select_for_update(no_key=True).get(pk=self.pk)

    def get_admin_url(self, page: str = "change") -> str:
        return reverse(f"admin:articles_siteframe_{page}", args=[self.pk])
