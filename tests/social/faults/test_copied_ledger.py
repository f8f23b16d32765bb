"""A ledger put back from a backup, copied to a staging server, or brought from a rehearsal to X.

X is asked under its own name, with live keys. After each: X was asked for what was promised and no
more, counted at its door, and the home page says why the rest waits.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from celery import Celery
from django.contrib.auth.models import User
from django.db.models import F
from django.test import Client

from social.models import Post
from social.post_states import PostState
from tests.database_copy import copied_database
from tests.http_process import answering
from tests.newsroom_processes import wait_until
from tests.sandbox_process import SandboxProcess
from tests.social.becomes import becomes
from tests.social.faults.conftest import TWEETS, Publish, Start
from tests.web_process import WebProcess
from tests.x_door import Door
from tests.x_itself import XItself, x_itself

pytestmark = pytest.mark.django_db(transaction=True)

ASKED_FOR_A_TWEET = f"POST {TWEETS}"
IS_THIS_THE_NEWSROOM = "Is this the newsroom?"
RESTORED = "The ledger was restored from a backup and does not know what was posted since."

Tell = PutBack = Callable[..., None]


@pytest.fixture
def data_folder(settings: Any, tmp_path: Path) -> Path:
    """The newsroom's, for its processes and for the screens of this one."""
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    return settings.DATA_DIR


@pytest.fixture
def real_x(x: SandboxProcess, tmp_path: Path) -> Iterator[XItself]:
    with x_itself(x.x_url, tmp_path) as door:
        yield door


@pytest.fixture
def start_live(start: Start, real_x: XItself, data_folder: Path) -> Start:
    """Starts what posts to X itself."""
    live = real_x.environment | {"DATA_DIR": str(data_folder)}
    return lambda role, **changes: start(role, **live, **changes)


@pytest.fixture
def tell(broker: str) -> Tell:
    """Tells a worker that posts are due: what is still in the broker knows of no backup."""

    def tell(*posts: Post) -> None:
        for post in posts:
            Celery(broker=broker).send_task("social.deliver_post", (post.pk,))

    return tell


@pytest.fixture
def put_back(start_live: Start, tell: Tell, tmp_path: Path) -> PutBack:
    """The posts go out, and then the database, and only it, is what it was before they did."""

    def put_back(*posts: Post) -> None:
        with copied_database(tmp_path) as backup:
            worker = start_live("worker")
            tell(*posts)
            all_become(PostState.SENT, *posts)
            worker.kill()
            backup.put_back()

    return put_back


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def home(desk: Client) -> str:
    return desk.get("/admin/").content.decode()


def says_this_is_the_newsroom(desk: Client) -> None:
    assert "This is the newsroom now</button>" in home(desk)
    page = desk.post("/admin/social/installation/", follow=True).content.decode()
    assert "What was held is looked for on X" in page
    assert IS_THIS_THE_NEWSROOM not in page


def decides(desk: Client, post: Post, decision: str, link: str = "") -> str:
    """Presses a button on the tweet's page; the page then."""
    pressed = {"decision": decision, "link": link}
    page = desk.post(f"/admin/social/post/{post.pk}/decide/", pressed, follow=True)
    return page.content.decode()


def says_it_is_not_there(desk: Client, post: Post) -> None:
    assert "It is sent once more" in decides(desk, post, "is_not_there")


def all_become(state: PostState, *posts: Post) -> None:
    for post in posts:
        becomes(post, state)


def test_database_put_back_from_a_backup_posts_nothing_before_an_editor_has_looked(
    start_live: Start,
    tell: Tell,
    desk: Client,
    real_x: XItself,
    publish: Publish,
    put_back: PutBack,
    x: SandboxProcess,
) -> None:
    assert IS_THIS_THE_NEWSROOM not in home(desk)
    told, swept = publish("Harbour patrol"), publish("Road closed")
    put_back(told, swept)
    posted_as = told.remote_id
    new = publish("Bridge open")
    tell(told)
    # As if it were hours later: what X took before the backup was put back is older than the mark.
    start_live("worker", POST_CLOCK_SKEW_SECONDS="0", POST_SETTLE_SECONDS="1")
    becomes(told, PostState.HELD)  # before there was any sweep
    start_live("beat")
    all_become(PostState.HELD, swept, new)
    assert all(post.reason.startswith(RESTORED) for post in (told, swept, new))
    assert real_x.asked == [ASKED_FOR_A_TWEET] * 2
    page = home(desk)
    assert IS_THIS_THE_NEWSROOM in page
    assert page.count(f"</strong> {RESTORED}") == 1
    assert page.count("Held, ") == 3

    says_this_is_the_newsroom(desk)
    all_become(PostState.SENT, told, swept)  # found on the timeline
    assert told.remote_id == posted_as
    becomes(new, PostState.HELD)
    says_it_is_not_there(desk, new)
    becomes(new, PostState.SENT)
    assert real_x.count(ASKED_FOR_A_TWEET) == len(x.accepted()) == 3


@pytest.mark.parametrize("is_folder_too", [False, True], ids=["database alone", "data folder too"])
def test_what_is_too_old_in_a_ledger_put_back_is_held_though_an_editor_confirmed(
    start_live: Start,
    tell: Tell,
    desk: Client,
    real_x: XItself,
    publish: Publish,
    put_back: PutBack,
    x: SandboxProcess,
    data_folder: Path,
    tmp_path: Path,
    settings: Any,
    is_folder_too: bool,
) -> None:
    """With the data folder from the same backup nothing is strange, and age alone protects."""
    assert IS_THIS_THE_NEWSROOM not in home(desk)
    young, old = publish("Harbour patrol"), publish("Last night’s story")
    shutil.copytree(data_folder, tmp_path / "folder of last night")
    put_back(young, old)
    too_old = timedelta(seconds=settings.POST_TOO_OLD_SECONDS + 1)
    Post.objects.filter(pk=old.pk).update(queued_at=F("queued_at") - too_old)
    if is_folder_too:
        shutil.rmtree(data_folder)
        shutil.copytree(tmp_path / "folder of last night", data_folder)
        assert IS_THIS_THE_NEWSROOM not in home(desk)
    else:
        says_this_is_the_newsroom(desk)
        all_become(PostState.HELD, young, old)  # nothing goes out by itself, however young
    tell(old)
    start_live("worker")
    start_live("beat")
    becomes(young, PostState.SENT)
    assert len(x.accepted()) == 2
    if is_folder_too:
        becomes(old, PostState.HELD)
        assert old.reason.startswith("It has waited for more than 6 hours")
        assert "is not posted late without a person" in home(desk)
        assert real_x.count(ASKED_FOR_A_TWEET) == 3  # the young one again, and X had it
    else:
        becomes(old, PostState.SENT)  # found, as the young one was
        assert real_x.count(ASKED_FOR_A_TWEET) == 2
    assert old.attempts == 0


def test_copy_on_a_staging_server_with_live_keys_posts_nothing_and_the_newsroom_goes_on(
    start: Start,
    start_live: Start,
    tell: Tell,
    desk: Client,
    real_x: XItself,
    publish: Publish,
    x: SandboxProcess,
    broker: str,
    data_folder: Path,
    tmp_path: Path,
) -> None:
    assert IS_THIS_THE_NEWSROOM not in home(desk)
    posts = [publish("Harbour patrol", picture=True), publish("Road closed")]
    folder = shutil.copytree(data_folder, tmp_path / "staging")
    with copied_database(tmp_path) as copy, x_itself(x.x_url, folder) as seen_from_staging:
        staging = seen_from_staging.environment | {
            "SITE_URL": "http://staging.example",
            "DATABASE_URL": copy.url,
            "DATA_DIR": str(folder),
            "REDIS_URL": broker.removesuffix("/0") + "/1",
        }
        for role in ("worker", "beat"):
            start_live(role)
            start(role, **staging)
        tell(*posts)
        with answering([WebProcess(folder, staging)]) as [web]:
            # Whoever was logged in when it was copied is so there too.
            logged_in = f"sessionid={desk.cookies['sessionid'].value}"
            there = lambda: web.get("/admin/", Cookie=logged_in).text  # noqa: E731
            all_become(PostState.SENT, *posts)
            wait_until(lambda: there().count("Held, ") == 2, "both are held on staging")
            becomes(publish("Bridge open"), PostState.SENT)
            page = there()
    assert IS_THIS_THE_NEWSROOM in page
    assert "The ledger belongs to the newsroom at http://newsroom.example." in page
    assert seen_from_staging.asked == []
    assert IS_THIS_THE_NEWSROOM not in home(desk)
    assert real_x.count(ASKED_FOR_A_TWEET) == len(x.accepted()) == 3


def test_ledger_of_a_rehearsal_posts_nothing_by_itself_once_it_is_set_to_the_real_x(
    start: Start,
    start_live: Start,
    tell: Tell,
    desk: Client,
    real_x: XItself,
    door: Door,
    publish: Publish,
    x: SandboxProcess,
    data_folder: Path,
) -> None:
    rehearsed = publish("Harbour patrol")
    tell(rehearsed)
    worker = start("worker", DATA_DIR=str(data_folder))
    becomes(rehearsed, PostState.SENT)
    worker.kill()
    waiting, other = publish("Road closed"), publish("Bridge open")
    tell(waiting)
    start_live("worker")
    start_live("beat")
    all_become(PostState.HELD, waiting, other)
    assert real_x.asked == []
    words = f"The ledger posted to {door.url} before, and is now set to the real X."
    assert waiting.reason.startswith(words)
    page = home(desk)
    assert IS_THIS_THE_NEWSROOM in page
    assert words in page

    says_this_is_the_newsroom(desk)
    says_it_is_not_there(desk, waiting)
    becomes(waiting, PostState.SENT)
    wait_until(lambda: real_x.count("GET") > 0, "the other one is looked for on X")
    becomes(other, PostState.HELD)
    assert real_x.count("POST") == 1
    assert len(x.accepted()) == 2
