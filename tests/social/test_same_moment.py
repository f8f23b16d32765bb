"""Two people, or a person and a worker, at the same moment: two real database connections."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import confirmation, signals
from articles.models import Article, Edition
from articles.models.composition import compose
from liveblog.models import LiveBlog, LiveEntry
from liveblog.passage import as_passage
from media_picker.models import Picture
from social.decisions import Choice, NotDecided, decide
from social.models import Post
from social.passage_tweet import NotTweetable, PassageTweet
from social.post_states import PostState
from tests.same_moment import in_thread

pytestmark = pytest.mark.django_db(transaction=True)

MakeStory = Callable[..., Article]


@pytest.fixture
def post(make_story: MakeStory, press_officer: User) -> Post:
    make_story(tweet="Back on the water.").publish(by=press_officer)
    return Post.objects.get()


@pytest.fixture
def slow_withdrawal(post: Post, press_officer: User) -> Callable[[], threading.Thread]:
    """Withdraws in another connection and holds its transaction open for a second."""
    is_under_way = threading.Event()

    def hold(**_: object) -> None:
        is_under_way.set()
        time.sleep(1)

    def start() -> threading.Thread:
        signals.withdrawn.connect(hold, weak=False)
        thread = in_thread(
            lambda: Article.objects.get(pk=post.article_id).withdraw(by=press_officer)
        )
        assert is_under_way.wait(10)
        signals.withdrawn.disconnect(hold)
        return thread

    return start


def test_worker_at_the_mark_waits_for_a_withdrawal_and_does_not_post(
    post: Post, slow_withdrawal: Callable[[], threading.Thread]
) -> None:
    assert post.claim()
    withdrawal = slow_withdrawal()
    assert not post.mark_posting()
    withdrawal.join()
    assert Post.objects.get().state == PostState.CANCELLED


def test_try_again_waits_for_a_withdrawal_and_queues_nothing(
    post: Post, slow_withdrawal: Callable[[], threading.Thread], press_officer: User
) -> None:
    post.claim()
    post.failed("X refused it")
    withdrawal = slow_withdrawal()
    with pytest.raises(NotDecided):
        decide(post, Choice.TRY_AGAIN, press_officer)
    withdrawal.join()
    assert Post.objects.get().state == PostState.CANCELLED


def test_double_click_makes_one_edition_and_one_tweet(
    make_story: MakeStory, press_officer: User
) -> None:
    story = make_story(tweet="Once")
    url = story.get_admin_url("publish")
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(press_officer)
    confirmed = clients[0].get(url).context["confirmed"]
    statuses: list[int] = []

    def click(client: Client) -> None:
        statuses.append(client.post(url, {"confirmed": confirmed}).status_code)

    threads = [in_thread(lambda client=client: click(client)) for client in clients]
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [302, 409]
    assert Edition.archive.count() == 1
    assert Post.objects.count() == 1


@pytest.mark.parametrize("image", ["article", "template"])
def test_alt_text_cannot_change_between_the_fingerprint_and_the_freezing(
    make_story: MakeStory,
    make_picture: Callable[..., Picture],
    press_officer: User,
    monkeypatch: pytest.MonkeyPatch,
    image: str,
) -> None:
    picture = make_picture()
    if image == "article":
        story = make_story(tweet="Once", image=image, body=f'<img data-picture="{picture.pk}">')
    else:
        story = make_story(tweet="Once", image=image)
        story.tweet_draft.template_picture = picture
        story.tweet_draft.save()
    client = Client()
    client.force_login(press_officer)
    confirmed = client.get(story.get_admin_url("publish")).context["confirmed"]
    threads: list[threading.Thread] = []

    def rewrite() -> None:
        Picture.objects.filter(pk=picture.pk).update(alt_text="Something else")

    def compose_meanwhile(article: Article) -> Edition:
        threads.append(in_thread(rewrite))
        threads[0].join(0.5)  # time enough, were nothing in its way
        assert threads[0].is_alive(), "the picture is held"
        return compose(article)

    monkeypatch.setattr(confirmation, "compose", compose_meanwhile)
    client.post(story.get_admin_url("publish"), {"confirmed": confirmed})
    threads[0].join()
    assert Post.objects.get().alt_text == "Harbour at dawn"
    assert Picture.objects.get().alt_text == "Something else"


def test_two_workers_claim_a_post_once(post: Post) -> None:
    claims: list[bool] = []
    barrier = threading.Barrier(4)

    def work() -> None:
        own = Post.objects.get(pk=post.pk)
        barrier.wait()
        claims.append(own.claim())

    threads = [in_thread(work) for _ in range(4)]
    for thread in threads:
        thread.join()
    assert sorted(claims) == [False, False, False, True]


def test_update_that_is_being_removed_is_not_tweeted(
    make_story: MakeStory, press_officer: User
) -> None:
    story = make_story("Fire at the harbour")
    story.publish(by=press_officer)
    blog = LiveBlog.objects.open(story, by=press_officer)
    entry = blog.post(by=press_officer, typed="The bridge is closed.")
    tweet = PassageTweet(as_passage(entry), "The bridge is closed.")
    is_under_way = threading.Event()

    def hold(**_: object) -> None:
        is_under_way.set()
        time.sleep(1)

    signals.passage_removed.connect(hold, weak=False)
    removal = in_thread(lambda: LiveEntry.objects.get().remove(by=press_officer))
    assert is_under_way.wait(10)
    signals.passage_removed.disconnect(hold)
    with pytest.raises(NotTweetable, match="was removed"):
        tweet.put_in_line(by=press_officer, confirmed=tweet.passage.fingerprint)
    removal.join()
    assert not Post.objects.exists()
