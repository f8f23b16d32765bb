"""Thousands of invented stories for measuring and rehearsing with, written in bulk.

They are live, dated over the past years and found like any other, but no signal is sent: nothing is
tweeted. The words are drawn so that some are in nearly every story and some in hardly any, as words
are; the same seed writes the same archive.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate

from django.contrib.auth.models import User
from django.db import transaction

from . import search
from .kinds import Kind, State
from .models import ArchiveMonth, Article, Category, District, Edition
from .models.archive_month import month_of
from .models.composition import compose

BATCH = 1_000
YEARS = 12
ACCOUNT = "archive"
# Both lists are easier to read as words than as literals.
COMMON = """
    the of and to in a officers police was for on with that we by at from people after were this
    who has his her have been community information anyone street arrested man woman local team
    road public safety night school centre charged court appeal witnesses incident vehicle house
    station inspector sergeant sentenced months years support victims help call contact crime
""".split()  # noqa: SIM905
SYLLABLES = """
    bar cor den eld fen gar hol kes lam mor nor pel ran sel tor ulm ven wex yar zel
""".split()  # noqa: SIM905
WORDS_IN_A_STORY = 220
KINDS = [Kind.NEWS] * 17 + [Kind.MISSING, Kind.WANTED, Kind.TRIBUTE]


def rare_words() -> list[str]:
    """8,000 invented words; the further back, the rarer."""
    return [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]


class InventedArchive:
    def __init__(self, total: int, until: datetime, seed: int = 1) -> None:
        self.total, self.until = total, until
        # Drawn anew it must not repeat the addresses of the last time.
        self._first = Article.objects.count() + 1
        self._random = random.Random(f"{seed} {self._first}")  # noqa: S311  no secret
        self._words = [*COMMON, *rare_words()]
        # Zipf's law: a word's share falls with its rank.
        self._shares = list(accumulate(1 / rank for rank in range(3, len(self._words) + 3)))
        self._categories = list(Category.objects.all()) or [
            Category.objects.create(name=name, slug=name.lower()) for name in ("News", "Advice")
        ]
        self._districts = list(District.objects.all()) or [
            District.objects.create(name=name, slug=name.lower()) for name in ("North", "South")
        ]
        self._by, _ = User.objects.get_or_create(username=ACCOUNT, defaults={"is_active": False})

    def write(self) -> Iterator[int]:
        """Write it batch by batch; yields how many stories are written."""
        done = 0
        while done < self.total:
            numbers = range(done, min(done + BATCH, self.total))
            with transaction.atomic():
                self._write_batch(numbers)
            done = numbers.stop
            yield done

    def _write_batch(self, numbers: range) -> None:
        articles = [self._article(number) for number in numbers]
        # Before they are saved: then no edition asks how many came before it.
        editions = [compose(article) for article in articles]
        Article.objects.bulk_create(articles)
        for article, edition in zip(articles, editions, strict=True):
            edition.article, edition.is_live = article, True
            edition.created_at, edition.published_by = edition.published_at, self._by
        search.keep(Edition.objects.bulk_create(editions))
        ArchiveMonth.objects.recount({month_of(edition.published_at) for edition in editions})

    def _article(self, number: int) -> Article:
        draw = self._random
        words = draw.choices(self._words, cum_weights=self._shares, k=WORDS_IN_A_STORY + 30)
        title = " ".join(words[:8]).capitalize()
        paragraphs = [" ".join(words[at : at + 44]).capitalize() for at in range(30, 250, 44)]
        span = timedelta(days=365 * YEARS) * (self.total - number) / self.total
        return Article(
            kind=draw.choice(KINDS),
            title=title,
            slug=f"archive-{self._first + number}",
            summary=" ".join(words[8:30]).capitalize() + ".",
            body="".join(f"<p>{paragraph}.</p>" for paragraph in paragraphs),
            category=draw.choice(self._categories),
            district=draw.choice(self._districts),
            state=State.PUBLISHED,
            author=self._by,
            first_published_at=self.until - span,
        )
