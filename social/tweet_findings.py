"""What is refused in a tweet's words, or pointed out: one rule for counter, form, publish, worker.

A calculation: no database, no network. Whether we said the same before is asked of the ledger, in
`same_words.py`; whether an appeal names its people is asked in `named_people.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from twitter_text import extract_urls_with_indices
from twitter_text.has_invalid_characters import has_invalid_characters

from . import tweet_text


@dataclass(frozen=True)
class Finding:
    """One thing about a tweet, in words that say what to do.

    An error keeps the tweet from going out; a warning is for a person to weigh. Where the remedy
    is plain, `instead` is what to write for `word`.
    """

    message: str
    is_error: bool
    word: str = ""
    instead: str = ""


EMPTY = Finding("Write the text of the tweet, or choose No for Tweet.", is_error=True)

# Zero-width spaces and joiners, fillers, soft hyphens, invisible operators, byte order marks, and
# whatever overrides the direction of reading (Unicode UAX 9).
INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufeff\uffa0\ufff9-\ufffb]"
    # Joiners belong inside emoji and some scripts, and nowhere beside Latin letters or spaces.
    "|(?:^|(?<=[\\s\x21-\x7f\u00c0-\u024f]))[\u200c\u200d]"
    "|[\u200c\u200d](?=[\\s\x21-\x7f\u00c0-\u024f]|$)"
)

# twitter-text's own patterns for @names and $symbols; its Python edition has none.
MENTION = re.compile(r"(?<![\w!#$%&*@＠])[@＠](\w{1,20})(?![@＠\w])", re.ASCII)
CASHTAG = re.compile(
    r"(?<!\S)\$([a-z]{1,6}(?:[._][a-z]{1,2})?)(?=$|[\s!-/:-@\[-`{-~])", re.ASCII | re.IGNORECASE
)

WORDS_SHOWN = 20  # characters of the text that help somebody to find a place in it


def findings_in(
    text: str, *, has_image: bool, story_url: str = "", site_url: str = ""
) -> list[Finding]:
    """Everything about the words, worst first; `story_url` is the link that is added for them.

    `site_url` stands in for it while the story has no address yet.
    """
    if not _has_words(text):
        return [EMPTY]
    found = [*_length(text, has_image)]
    if invisible := invisible_characters(text):
        found.append(invisible)
    if tweet_text.is_weighable(text):
        found += [*_own_link(text, story_url), *_link_to_us(text, site_url)]
        found += _accidental_links(text, story_url, site_url)
        found += [*_mentions(text), *_cashtags(text)]
    return sorted(found, key=lambda finding: not finding.is_error)


def errors_in(text: str, *, has_image: bool, story_url: str = "") -> list[Finding]:
    """Those findings that keep the tweet from going out."""
    found = findings_in(text, has_image=has_image, story_url=story_url)
    return [finding for finding in found if finding.is_error]


def _has_words(text: str) -> bool:
    return any(unicodedata.category(c)[0] not in "CZ" for c in INVISIBLE.sub("", text))


def _length(text: str, has_image: bool) -> Iterator[Finding]:
    count = tweet_text.count(text, has_image=has_image)
    if count.is_over:
        yield Finding(count.message, is_error=True)


def invisible_characters(text: str) -> Finding | None:
    """The first character that nobody can see and that X would refuse or garble."""
    odd = INVISIBLE.search(text)
    at = next((at for at, c in enumerate(text) if _is_control(c)), odd.start() if odd else None)
    if at is None:
        return None
    before = text[max(0, at - WORDS_SHOWN) : at].strip()
    where = f"after “{before}”" if before else "at the beginning"
    return Finding(
        f"There is an invisible character {where}. Such characters often come along when text is "
        "pasted. Delete the words around it and type them again, or paste as plain text.",
        is_error=True,
    )


def _is_control(character: str) -> bool:
    is_control = unicodedata.category(character) == "Cc" and character not in "\n\r"
    return is_control or has_invalid_characters(character)


def _own_link(text: str, story_url: str) -> Iterator[Finding]:
    if story_url and _has_link(text, story_url):
        yield Finding(
            "The story’s link is in the text. Take it out: it is added for you, at the end.",
            is_error=True,
        )


def _link_to_us(text: str, site_url: str) -> Iterator[Finding]:
    if site_url and _has_page_of(text, site_url):
        yield Finding(
            "There is a link to our own site in the text. If it is meant for this story, take it "
            "out: the story’s link is added for you, at the end.",
            is_error=False,
        )


def _has_link(text: str, url: str) -> bool:
    """Whether a story's link is in the text, with or without its protocol and its last slash."""
    return _has_address(text, url, r"(?![\w-]|/\w)")


def _has_page_of(text: str, site_url: str) -> bool:
    """Whether a link to any page of the site is in the text, its front page apart."""
    return _has_address(text, site_url, r"/\w")


def _has_address(text: str, url: str, what_follows: str) -> bool:
    bare = re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/")
    if bare.casefold() not in text.casefold():
        return False  # as nearly always: no pattern need be made for this one story
    any_form = rf"(?<![\w.-])(?:www\.)?{re.escape(bare)}{what_follows}"
    return re.search(any_form, text, re.IGNORECASE) is not None


def _accidental_links(text: str, story_url: str, site_url: str) -> Iterator[Finding]:
    """Words that X makes a link of although nobody wrote https://, “5pm.In” for one."""
    links = dict.fromkeys(link["url"] for link in extract_urls_with_indices(text))
    for link in links:
        if story_url and _has_link(link, story_url):
            continue
        if site_url and _has_page_of(link, site_url):
            continue
        if re.match(r"https?://", link, re.IGNORECASE):
            continue
        domain = re.split(r"[/?#:]", link, maxsplit=1)[0]
        before, _, ending = domain.rpartition(".")
        # A sentence begins with one capital; nobody writes an address so.
        if ending[0].isupper() and not ending[1:].isupper():
            instead = f"{before}. {link[len(before) + 1 :]}"
            yield Finding(
                f"X would make “{link}” a link. Write “{instead}”, with a space after the full "
                f"stop. If you do mean a link, write “https://{link}”.",
                is_error=True,
                word=link,
                instead=instead,
            )
        else:
            yield Finding(
                f"X makes “{link}” a link. If you mean one, write “https://{link}”; if not, put a "
                "space after the full stop.",
                is_error=False,
            )


def _mentions(text: str) -> Iterator[Finding]:
    names = [f"@{name}" for name in dict.fromkeys(MENTION.findall(text))]
    if names:
        yield Finding(
            f"The tweet mentions {' and '.join(names)}. X’s rules let software mention only "
            "accounts that asked for it: write the name without the @, unless they did.",
            is_error=False,
        )


def _cashtags(text: str) -> Iterator[Finding]:
    tags = [f"${tag}" for tag in CASHTAG.findall(text)]
    if len(tags) > 1:
        yield Finding(
            f"The tweet has {len(tags)} share symbols, {' and '.join(tags)}. X may refuse a tweet "
            "with more than one: write the companies’ names instead.",
            is_error=False,
        )
