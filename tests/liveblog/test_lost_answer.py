"""An update whose answer was lost: it goes out once, and nobody is told what is not so."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from liveblog.models import LiveBlog, LiveDraft, LiveSubmission, PostedBefore
from liveblog.models.live_draft import LiveDraftManager

LIST = "/admin/liveblog/liveblog/"
TYPED = {"typed": "Road closed.", "token": "one"}


@pytest.fixture
def desk(client: Client, press_officer: User) -> Client:
    client.force_login(press_officer)
    return client


@pytest.fixture
def posted(desk: Client, blog: LiveBlog) -> Client:
    """The desk, of which a post has arrived; nobody there has read the answer."""
    desk.post(blog.get_poster_url(), {**TYPED, "is_script": "1"})
    list(desk.get(blog.get_poster_url()).context["messages"])
    return desk


def kept_while_typing(desk: Client, blog: LiveBlog, **typed: str) -> dict[str, Any]:
    said: dict[str, Any] = desk.post(f"{LIST}{blog.pk}/draft/", TYPED | typed).json()
    return said


def test_words_that_are_out_are_no_draft(
    posted: Client, blog: LiveBlog, press_officer: User
) -> None:
    LiveDraft.objects.keep(blog, press_officer.pk, {"typed": "Road closed."})
    answer = posted.post(blog.get_poster_url(), {**TYPED, "_draft": "1"}, follow=True)
    html = answer.content.decode()
    assert "Your last post had arrived already" in html
    assert "Readers see nothing of it" not in html
    assert not answer.context["form"]["typed"].value()
    LiveDraft.objects.keep(blog, press_officer.pk, {"typed": "Road closed."})
    assert kept_while_typing(posted, blog) == {"saved": "", "posted": True}
    assert not LiveDraft.objects.exists()
    # What an autosave finds out is said by the page that goes on, and by none that comes later.
    assert not list(posted.get(blog.get_poster_url()).context["messages"])


def test_other_words_are_a_draft_and_its_button_says_that_the_first_are_out(
    posted: Client, blog: LiveBlog
) -> None:
    typed = TYPED | {"typed": "Bridge closed.", "_draft": "1"}
    answer = posted.post(blog.get_poster_url(), typed, follow=True)
    assert "Your last post did arrive, and is out." in answer.content.decode()
    form = answer.context["form"]
    assert (form["typed"].value(), form["token"].value() != "one") == ("Bridge closed.", True)


def test_other_words_go_out_only_when_somebody_posts_them_as_another(
    posted: Client, blog: LiveBlog
) -> None:
    mended = TYPED | {"typed": "Road closed both ways."}
    answer = posted.post(blog.get_poster_url(), mended)
    assert answer.status_code == 422
    assert "Your last post did arrive, and is out." in answer.content.decode()
    form = answer.context["form"]
    assert form["typed"].value() == "Road closed both ways."
    assert blog.entries.count() == 1
    posted.post(blog.get_poster_url(), mended | {"token": form["token"].value()})
    assert blog.entries.count() == 2
    said = kept_while_typing(posted, blog, typed="Road closed. And")
    assert said["token"] != "one"
    assert "is out" in said["notice"]
    # Its window has the words and sends them again with that token; what comes late has no draft.
    assert not LiveDraft.objects.exists()


@pytest.mark.parametrize("before", [(LiveDraftManager, "keep"), (LiveBlog, "posted_with")])
@pytest.mark.parametrize("button", [{}, {"_draft": "1"}])
def test_words_posted_while_they_are_kept_are_no_draft(
    desk: Client,
    blog: LiveBlog,
    monkeypatch: pytest.MonkeyPatch,
    before: tuple[type, str],
    button: dict[str, str],
) -> None:
    """Two requests of one window cross: the post is done before or after a step of the other."""
    step = getattr(*before)

    def posted_meanwhile(*args: Any, **content: Any) -> Any:
        monkeypatch.undo()
        done_before = step(*args, **content) if before[0] is LiveBlog else None
        assert desk.post(blog.get_poster_url(), TYPED).status_code == 302
        return done_before if before[0] is LiveBlog else step(*args, **content)

    monkeypatch.setattr(*before, posted_meanwhile)
    address = blog.get_poster_url() if button else f"{LIST}{blog.pk}/draft/"
    desk.post(address, TYPED | button)
    assert blog.entries.count() == 1
    assert not LiveDraft.objects.exists()


def test_words_that_were_removed_meanwhile_are_kept_and_it_is_said(
    posted: Client, blog: LiveBlog, editor: User
) -> None:
    blog.entries.get().remove(by=editor)
    answer = posted.post(blog.get_poster_url(), TYPED)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Your last post did arrive, and was removed since." in html
    form = answer.context["form"]
    assert form["typed"].value() == "Road closed."
    assert "was removed since" in kept_while_typing(posted, blog)["notice"]
    posted.post(blog.get_poster_url(), {**TYPED, "_draft": "1"})
    assert LiveDraft.objects.get().content["typed"] == "Road closed."
    assert not blog.entries.standing().exists()
    posted.post(blog.get_poster_url(), TYPED | {"token": form["token"].value()})
    assert blog.entries.standing().get().typed == "Road closed."


def test_what_was_handed_in_is_known_to_be_out_or_removed(
    desk: Client, blog: LiveBlog, contributor: User, editor: User
) -> None:
    row = LiveSubmission.objects.submit(blog, by=contributor, typed="Road closed")
    typed = TYPED | {"submission": str(row.pk)}
    desk.post(blog.get_poster_url(), typed | {"is_script": "1"})
    assert kept_while_typing(desk, blog, **typed) == {"saved": "", "posted": True}
    blog.entries.get().remove(by=editor)
    html = desk.post(blog.get_poster_url(), typed).content.decode()
    assert "It was posted already, and removed since." in html
    assert "Road closed." in html
    assert "seen to it already" in kept_while_typing(desk, blog, **typed)["notice"]


def test_corrected_words_are_not_those_that_were_posted(
    posted: Client, blog: LiveBlog, press_officer: User
) -> None:
    blog.entries.get().correct(by=press_officer, typed="Bridge closed.")
    with pytest.raises(PostedBefore, match="is out"):
        blog.post(by=press_officer, token="one", typed="Road closed.")
