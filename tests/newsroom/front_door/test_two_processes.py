"""Two web processes, a broker that goes away, a database that goes away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
import redis
from django.contrib.auth.models import User
from django.db import connection

from articles.models import Article
from contract.models import Contract, Point
from tests.http_process import answering
from tests.newsroom_processes import database_url, running_broker, wait_until
from tests.web_process import WebProcess

pytestmark = pytest.mark.django_db(transaction=True)

MakeStory = Callable[..., Article]
# Where a live story that explains a point of the contract is named.
EVERYWHERE = ["/", "/contract/", "/feeds/all.atom", "/feeds/all.json", "/api/v1/stories/"]


class Web(WebProcess):
    def __init__(self, folder: Path, broker_url: str) -> None:
        super().__init__(folder, {"REDIS_URL": broker_url, "FRONT_DOOR_BYTES": "10000000"})

    def keeps(self, path: str) -> bool:
        """Whether the page comes from the front door: Django gives no ETag."""
        return "ETag" in self.get(path).headers


def two_webs(folder: Path, broker_url: str) -> AbstractContextManager[list[Web]]:
    return answering([Web(folder, broker_url) for _ in range(2)])


@contextmanager
def database_away() -> Iterator[None]:
    """Nobody can reach the database, and whoever was connected no longer is."""
    connection.close()
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        away, folder = file.with_name("away.sqlite3"), file.with_name("a folder")
        away.hardlink_to(file)
        folder.symlink_to(file.parent)
        folder.replace(file)  # at one stroke: whoever found nothing here would make a new file
        try:
            yield
        finally:
            away.replace(file)
        return
    name = connection.settings_dict["NAME"]
    with psycopg.connect(database_url("postgres"), autocommit=True) as others:
        others.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        others.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
        try:
            yield
        finally:
            others.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


def shows(web: Web, path: str, words: str) -> Callable[[], bool]:
    return lambda: words in web.get(path).text


def has_status(web: Web, path: str, status: int) -> Callable[[], bool]:
    return lambda: web.get(path).status_code == status


def test_publication_correction_and_withdrawal_show_in_both_with_and_without_a_broker(
    tmp_path: Path,
    make_story: MakeStory,
    press_officer: User,
    public_contract: Contract,
    settings: Any,
) -> None:
    with running_broker(tmp_path) as broker_url:
        settings.REDIS_URL = broker_url
        with two_webs(tmp_path, broker_url) as webs:
            story = make_story("With a broker")
            _publish_correct_and_withdraw(webs, story, press_officer)
            _kill_broker(broker_url)
            story = make_story("Without a broker")
            _publish_correct_and_withdraw(webs, story, press_officer)
            for web in webs:
                wait_until(
                    lambda web=web: "changes show in a second" in web.log.read_text(), "it is said"
                )
            port = int(broker_url.rpartition(":")[2].partition("/")[0])
            with running_broker(tmp_path, port):
                for web in webs:
                    wait_until(
                        lambda web=web: "The broker answers again" in web.log.read_text(),
                        "the broker is heard again",
                    )
                _publish_correct_and_withdraw(webs, make_story("Again"), press_officer)


def _kill_broker(url: str) -> None:
    with redis.Redis.from_url(url) as broker:
        try:
            broker.shutdown(nosave=True)
        except redis.ConnectionError:
            return


def _publish_correct_and_withdraw(webs: list[Web], story: Article, by: User) -> None:
    Point.objects.filter(title="Access").update(story=story)
    story.publish(by=by)
    for web in webs:
        for path in EVERYWHERE:
            wait_until(shows(web, path, story.title), f"{path} names it")
            wait_until(lambda web=web, path=path: web.keeps(path), f"{path} is kept")
        wait_until(lambda web=web: web.keeps(story.path), "its page is kept")
    story.body = "<p>Corrected words.</p>"
    story.save()
    story.publish(by=by)
    for web in webs:
        wait_until(shows(web, story.path, "Corrected words."), "the correction shows")
    story.withdraw(by=by)
    for web in webs:
        wait_until(has_status(web, story.path, 410), "it is gone")
        for path in EVERYWHERE:
            gone = lambda web=web, path=path: not shows(web, path, story.title)()  # noqa: E731
            wait_until(gone, f"{path} follows")
        wait_until(
            has_status(web, f"/api/v1/stories/{story.pk}/", 410), "the API says that it is gone"
        )


def test_kept_pages_are_given_while_the_database_is_away(
    tmp_path: Path, make_story: MakeStory, press_officer: User, settings: Any
) -> None:
    story = make_story()
    story.publish(by=press_officer)
    with two_webs(tmp_path, settings.REDIS_URL) as webs:
        for web in webs:
            wait_until(lambda web=web: web.keeps(story.path), "it is kept")
        with database_away():
            for web in webs:
                wait_until(lambda web=web: "kept_pages" in web.get("/readyz").json(), "it is noted")
                note = web.get("/readyz")
                assert note.status_code == 503
                assert "database" in note.json()["not_answering"]
                assert "given as they were at" in note.json()["kept_pages"]
                assert "The database does not answer; kept pages are given on." in (
                    web.log.read_text()
                )
                assert "Officers are back on the water." in web.get(story.path).text
                assert web.get("/news/never-asked-for/").status_code == 500
        for web in webs:
            wait_until(
                lambda web=web: "kept_pages" not in web.get("/readyz").json(), "it answers again"
            )
        story.withdraw(by=press_officer)
        for web in webs:
            wait_until(has_status(web, story.path, 410), "it is gone")
