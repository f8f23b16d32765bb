"""How long Publish lets an editor wait: `.venv/bin/python -m bench.publish_request`

The POST of the confirmation page to the web server of `make run`, over HTTP, for stories with each
choice of a tweet's image; worker and beat run beside it. To reach: a median of 100 ms. Beside it,
in the same run: a request that does nothing (`/healthz`), and the confirmation page itself, which
does not count. ROUNDS in the environment is how many of each.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
from typing import Any

import requests
from PIL import Image

from tests.free_ports import free_port

from .social_desk import (
    BODY,
    STATEMENT,
    Desk,
    median_ms,
    percentile_ms,
    press_officer,
    running,
    social_desk,
    wait_until,
    wait_until_sent,
)

MOST_MS = 100.0
ROUNDS = int(os.environ.get("ROUNDS", "40"))
WARM_UP = 3
NO_TWEET, NOTHING, PAGE = "no tweet", "a request that does nothing", "the confirmation page"


class Browser:
    """A press officer's, signed in."""

    def __init__(self, url: str) -> None:
        from django.test import Client

        client = Client()
        client.force_login(press_officer())
        self.url = url
        self._session = requests.Session()
        self._session.cookies.update({name: c.value for name, c in client.cookies.items()})

    def nothing(self) -> float:
        began = time.monotonic()
        assert self._session.get(f"{self.url}/healthz", timeout=30).ok
        return time.monotonic() - began

    def publish(self, story: Any) -> tuple[float, float]:
        """Seconds until the confirmation page is there, and until Publish has answered."""
        page = f"{self.url}/admin/articles/article/{story.pk}/publish/"
        began = time.monotonic()
        shown = self._session.get(page, timeout=30)
        asked = time.monotonic()
        names = ("csrfmiddlewaretoken", "confirmed")
        found = {n: re.search(f'name="{n}" value="([^"]+)"', shown.text) for n in names}
        form = {name: match[1] for name, match in found.items() if match}
        form["change"] = "minor"  # asked when the story is public already
        asked_again = time.monotonic()
        answer = self._session.post(page, data=form, allow_redirects=False, timeout=30)
        answered = time.monotonic()
        assert answer.status_code == 302, f"{answer.status_code}: {shown.text[-3000:]}"
        return asked - began, answered - asked_again


def photograph() -> io.BytesIO:
    grey = Image.effect_noise((600, 400), 40).resize((2400, 1600), Image.Resampling.BICUBIC)
    file = io.BytesIO()
    Image.merge("RGB", (grey, grey.transpose(0), grey.transpose(1))).save(file, "JPEG", quality=90)
    file.seek(0)
    return file


def measure(desk: Desk, browser: Browser) -> dict[str, list[float]]:
    from media_picker.models import Picture

    picture = Picture.objects.add(photograph(), title="Harbour", alt_text="The harbour at dawn")
    with_picture = f'<p><img data-picture="{picture.pk}"></p>{BODY}'
    kinds: dict[str, dict[str, object]] = {
        NO_TWEET: {},
        "tweet, image none": {"image": "none"},
        "tweet, image of the article": {"image": "article", "body": with_picture},
        "tweet, statement card": {"image": "statement", "statement_text": STATEMENT},
        "tweet, template": {"image": "template", "template_picture": picture},
    }
    found: dict[str, list[float]] = {name: [] for name in (NOTHING, PAGE, *kinds)}
    for n in range(WARM_UP + ROUNDS):
        for name, draft in kinds.items():
            own = {**draft}
            if "statement_text" in own:
                own["statement_text"] = f"{STATEMENT} ({n})"  # each card is drawn once
            tweet = "" if name == NO_TWEET else f"Patrol {n} is out, {name}."
            story = desk.story(f"Harbour patrol {n}, {name}", tweet=tweet, **own)
            nothing = browser.nothing()
            page, post = browser.publish(story)
            if tweet:
                wait_until_sent(story)
            if n >= WARM_UP:
                found[NOTHING].append(nothing)
                found[PAGE].append(page)
                found[name].append(post)
    return found


def is_up(url: str) -> bool:
    try:
        return requests.get(f"{url}/healthz", timeout=5).ok
    except requests.ConnectionError:
        return False


def main() -> int:
    from newsroom.supervisor import newsroom_parts
    from newsroom.supervisor.instance import Instance

    with social_desk() as desk:
        collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(collect, check=True)
        instance = Instance("127.0.0.1", free_port(), desk.folder, False, False, False, False)
        with (
            running(newsroom_parts.web(instance, os.environ).argv, "web"),
            running(newsroom_parts.worker().argv, "worker"),
            running(newsroom_parts.beat(desk.folder).argv, "beat"),
        ):
            wait_until(lambda: is_up(instance.url), "the web server answers")
            found = measure(desk, Browser(instance.url))
    print(f"{ROUNDS} of each, ms{'median':>33}{'p95':>9}")
    for name, seconds in found.items():
        print(f"{name:<36}{median_ms(seconds):>9.1f}{percentile_ms(seconds, 95):>9.1f}")
    worst = max(median_ms(s) for name, s in found.items() if name not in (NOTHING, PAGE))
    print(f"\nThe slowest Publish: {worst:.0f} ms (most: {MOST_MS:.0f})")
    return int(worst > MOST_MS)


if __name__ == "__main__":
    sys.exit(main())
