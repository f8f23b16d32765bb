"""Everything that is found in the words of a story's tweet, whatever its occasion is.

The words alone, the people whom an appeal's tweet must name, and what was said before.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings

from articles.models import Article

from . import sought_words, tweet_findings
from .named_people import PersonSought, people_missing_from
from .same_words import repetition
from .tweet_findings import EMPTY, Finding


def findings_on(
    text: str,
    article: Article,
    *,
    has_image: bool,
    url: str,
    people: Sequence[PersonSought],
    is_update: bool = False,
    passage: str = "",
) -> list[Finding]:
    """Errors first. `url` is the link that is added, "" while the story has no address yet;
    `passage` the name of what it is about.
    """
    found = tweet_findings.findings_in(
        text, has_image=has_image, story_url=url, site_url="" if url else settings.SITE_URL
    )
    if EMPTY in found:
        return found
    found += [Finding(words, is_error=True) for words in people_missing_from(text, people)]
    found += sought_words.findings_on(text, people)
    if repeated := repetition(text, article, is_update=is_update, passage=passage):
        found.append(repeated)
    return sorted(found, key=lambda finding: not finding.is_error)


def people_sought_in(article: Article) -> list[PersonSought]:
    """Whom its tweets must name; nobody, unless the story is an appeal."""
    if not article.is_appeal:
        return []
    return [person.as_sought(article.kind) for person in article.named_people.all()]
