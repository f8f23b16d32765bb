"""Making the frozen public copy of a story from its working copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from media_picker.models import Picture
from media_picker.shown_picture import DEFAULT_SIZES, ShownPicture

from .. import body
from ..kinds import Kind, path_of
from .edition import Edition

if TYPE_CHECKING:
    from .article import Article


def compose(article: Article, *, is_private: bool = False, below: str = "") -> Edition:
    """What `article` would look like in public if it were published now; not saved.

    `is_private`: pictures at addresses that work before publication, for a preview; with `below`,
    for whoever sees it by a link, whose path this is.
    """
    clean = body.sanitise(article.body)
    ids = body.picture_ids(clean)
    wanted = [*ids, *([article.lead_picture_id] if article.lead_picture_id else [])]
    pictures = {
        pk: picture.shown(is_private=is_private, below=below)
        for pk, picture in Picture.objects.with_files().in_bulk(wanted).items()
    }
    in_body = [pictures[pk] for pk in ids if pk in pictures]
    now = timezone.now()
    former = (
        Edition.archive.filter(article=article).order_by("number").last() if article.pk else None
    )
    is_page = article.kind == Kind.PAGE
    has_contents = is_page and article.has_contents
    public_html = body.public_html(
        clean,
        figure=lambda pk: pictures[pk].figure_html() if pk in pictures else "",
        inline=lambda pk: pictures[pk].html(sizes=DEFAULT_SIZES) if pk in pictures else "",
    )
    edition = Edition(
        article=article,
        number=former.number + 1 if former else 1,
        changed_at=former.changed_at if former else None,
        # What was withdrawn may have been withdrawn for what stood in them.
        notes=former.notes if former and former.is_live else [],
        title=article.title,
        path=path_of(article.kind, article.slug),
        kind=article.kind,
        summary=article.summary,
        category=article.category,
        district=article.district,
        body_html=body.with_anchors(public_html) if has_contents else public_html,
        plain_text=body.plain_text(clean),
        lead_picture=_frozen(pictures.get(article.lead_picture_id)),
        first_body_picture=_frozen(in_body[0] if in_body else None),
        pictures=[
            pictures[pk].as_json()
            for pk in dict.fromkeys([article.lead_picture_id, *ids])
            if pk in pictures
        ],
        notes_to_editors=article.notes_to_editors.strip(),
        press_contact=article.press_contact.strip(),
        album_id=article.album_id,
        video_id=article.shown_video_id,
        transcript=article.transcript.strip() if article.shown_video_id else "",
        parent_id=article.parent_id if is_page else None,
        navigation_place=article.navigation_place if is_page else None,
        navigation_label=article.navigation_label if is_page else "",
        has_contents=has_contents,
        published_at=article.first_published_at or now,
        created_at=now,
    )
    edition.is_private, edition.below = is_private, below
    if is_private:  # its addresses are not those of the JSON
        edition.lead = pictures.get(article.lead_picture_id)
    edition.picture_keys = {shown.key for shown in pictures.values()}
    edition.fingerprint = edition.compute_fingerprint()
    return edition


def _frozen(shown: ShownPicture | None) -> dict[str, object] | None:
    return shown.as_json() if shown else None
