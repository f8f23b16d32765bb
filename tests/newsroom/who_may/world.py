"""A newsroom with one of everything that has an address, for the walk over all addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone

from articles.change_note import Change
from articles.models import (
    Article,
    District,
    Edition,
    KeptForm,
    PinnedStory,
    PreviewAnswer,
    PreviewLink,
    Redirect,
    Review,
    SiteFrame,
    UnreviewedEdition,
)
from articles.models.preview_link import Lasts, Purpose
from articles.workflow import Role
from contract.models import Contract
from liveblog.models import LiveBlog, LiveEntry, LiveSubmission
from liveblog.passage import as_passage
from media_picker.models import Picture, Rendition, Template, YouTubeVideo
from social.models import Account, Installation, Post
from tests.newsroom_fixtures import jpeg, person_with


def build_world(
    make_story: Callable[..., Article],
    make_picture: Callable[..., Picture],
    contract: Contract,
    press_officer: User,
    contributor: User,
    editor: User,
) -> dict[str, Any]:
    """The names that stand in braces in the table, with what to put there."""
    shown, unused, hidden = make_picture("Harbour"), make_picture("Quay"), make_picture("Draft")
    template = Template.objects.create(
        picture=make_picture("Appeal"), alt_text="An appeal.", strapline_place="5, 60, 90, 35"
    )
    district = District.objects.create(name="Harbourside", slug="harbourside")
    live = make_story(
        "Harbour patrol returns", district=district, lead_picture=shown, tweet="Patrol is back."
    )
    live.publish(by=press_officer)
    edition = Edition.objects.get(article=live)
    blog = LiveBlog.objects.open(live, by=press_officer)
    entry = blog.post(by=press_officer, typed="The bridge is open.")
    handed_in = LiveSubmission.objects.submit(blog, by=contributor, typed="Seen from the quay.")
    unseen = blog.post(by=press_officer, typed="Said in the night.")
    LiveEntry.objects.filter(pk=unseen.pk).update(is_unread=True)
    paused = LiveBlog.objects.open(make_story("Quiet blog"), by=press_officer)
    appeal = make_story("Missing from Quay Road", kind="missing", lead_picture=shown)
    appeal.publish(by=press_officer)
    page = make_story("How we work", kind="page", slug="how-we-work")
    page.publish(by=press_officer)
    withdrawn = make_story("Said too early")
    withdrawn.publish(by=press_officer)
    withdrawn.withdraw(by=press_officer)
    waiting = make_story("Waits for eyes", author=contributor)
    Review.objects.submit(waiting, by=contributor)
    unread = make_story("Published in the night")
    unread.publish(by=press_officer)
    video = YouTubeVideo.objects.create(video_id="aaaaaaaaaaa", key="poster-key")
    video.poster.save("poster.jpg", ContentFile(jpeg()))
    draft = make_story("A colleague’s draft")
    link, secret = PreviewLink.objects.make(
        draft, by=press_officer, for_whom="Sam", purpose=Purpose.CHECK, lasts=Lasts.DAY
    )
    PreviewAnswer.objects.comment(link, "Tuesday.")
    contract.publish(by=editor)
    # Each is made when it is first asked for.
    Account.current()
    Installation.confirm(editor)
    colleague = person_with(Role.EDITOR, "colleague")
    rendition = Rendition.objects.filter(picture_file=shown.file, ending="jpg").first()
    other = Rendition.objects.filter(picture_file=hidden.file, ending="jpg").first()
    assert rendition is not None
    assert other is not None
    assert live.first_published_at is not None
    noted = make_story("Harbour works")
    noted.publish(by=press_officer)
    noted.publish(by=press_officer, change=Change(note="The times have changed."))
    own = make_story("My own draft", author=contributor)
    kept = KeptForm.objects.keep(
        draft, {"title": ["Typed"]}, key="a-window-of-press", by=press_officer
    )
    assert kept is not None
    return {
        "live": live.pk,
        "draft": draft.pk,
        "link": link.pk,
        "secret": secret,
        "answer": PreviewAnswer.objects.get().pk,
        "own": own.pk,
        "own_version": own.history.latest().pk,
        "kept": kept.key,
        "noted": noted.pk,
        "note": quote(Edition.objects.get(article=noted).notes[0]["at"]),
        "waiting": waiting.pk,
        "withdrawn": withdrawn.pk,
        "unread": unread.pk,
        "unreviewed": UnreviewedEdition.objects.create(
            edition=Edition.objects.get(article=unread), by=press_officer, reason="Night."
        ).pk,
        "appeal_path": appeal.path,
        "withdrawn_path": withdrawn.path,
        "version": live.history.latest().pk,
        "edition_type": ContentType.objects.get_for_model(Edition).pk,
        "edition": edition.pk,
        "category": edition.category_id,
        "district": district.pk,
        "redirect": Redirect.objects.create(old_path="/old.html", new_path=live.path).pk,
        "pin": PinnedStory.objects.create(article=live).pk,
        "frame": SiteFrame.objects.create(
            banner_level="notice", banner_heading="Quay Road is closed"
        ).pk,
        "contract": contract.pk,
        "blog": blog.pk,
        "paused": paused.pk,
        "reference": blog.reference,
        "hidden_reference": paused.reference,
        "entry": entry.number,
        "shown": as_passage(entry).fingerprint,
        "handed_in": handed_in.pk,
        "unread_entry": unseen.number,
        "unread_at": quote(unseen.modified_at.isoformat()),
        "post": Post.objects.get(article=live).pk,
        "picture": unused.pk,
        "template": template.pk,
        "shown_file": f"{shown.file.key}/{rendition.size}.jpg",
        "hidden_file": f"{hidden.file.key}/{other.size}.jpg",
        "poster": video.key,
        "colleague": colleague.pk,
        "editors": Group.objects.get(name=Role.EDITOR).pk,
        "month": f"{timezone.localtime(live.first_published_at):%Y/%-m}",
        "month_of_sitemap": f"{timezone.localtime(live.first_published_at):%Y-%-m}",
    }
