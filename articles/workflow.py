"""Who may do what: the one table that the admin, the views, the tasks and the tests ask.

Roles are groups (made by a migration). `PERMISSIONS` says what each role may do at all, in the
names of Django's permissions, so that every room's admin can ask `user.has_perm(…)` without
knowing this room; `articles.role_backend` answers from here. `STATES` says in which state of a
story, and `OWN_DRAFTS_ONLY` for whose.

A superuser may do what an editor may, and look after accounts. Django itself answers every bare
`has_perm` of a superuser with yes; what is done to a story is asked by `why_not` below, where no
superuser may skip a state, and nobody at all may delete a story that was ever published.

The rooms above have their rows here too, by name only: one table is worth more than a clean slate.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet

from .kinds import State, Step

if TYPE_CHECKING:
    from .models import Article

Person = User | AnonymousUser


class Role(StrEnum):
    """The names of the groups."""

    CONTRIBUTOR = "Contributors"
    PRESS_OFFICER = "Press officers"
    EDITOR = "Editors"


class Verb(StrEnum):
    """What can be done to a story, as the permission it needs."""

    VIEW = "articles.view_article"
    ADD = "articles.add_article"
    CHANGE = "articles.change_article"
    COMMENT = "articles.comment_on_article"
    SHARE = "articles.share_preview_of_article"
    SUBMIT = "articles.submit_article"
    TAKE_BACK = "articles.take_back_article"
    APPROVE = "articles.approve_article"
    SEND_BACK = "articles.send_back_article"
    PUBLISH = "articles.publish_article"
    PUBLISH_UNREVIEWED = "articles.publish_unreviewed_article"
    LOOK_AFTERWARDS = "articles.look_afterwards_at_article"
    SCHEDULE = "articles.schedule_article"
    CALL_OFF = "articles.call_off_schedule_of_article"
    EMBARGO = "articles.embargo_article"
    LIFT_EMBARGO = "articles.lift_embargo_of_article"
    TAKE_OUT_NOTE = "articles.take_note_out_of_article"
    WITHDRAW = "articles.withdraw_article"
    WITHDRAW_AGAIN = "articles.withdraw_again_article"
    ARCHIVE = "articles.archive_article"
    DELETE = "articles.delete_article"
    LOOK_AFTER_TWEET = "social.look_after_post"
    SUBMIT_LIVE = "liveblog.submit_liveentry"


EVERYBODY = frozenset(Role)
PUBLISHERS = frozenset({Role.PRESS_OFFICER, Role.EDITOR})
EDITORS = frozenset({Role.EDITOR})

PERMISSIONS: dict[str, frozenset[Role]] = {
    Verb.VIEW: EVERYBODY,
    Verb.ADD: EVERYBODY,
    Verb.CHANGE: EVERYBODY,
    Verb.COMMENT: EVERYBODY,
    Verb.SHARE: EVERYBODY,
    Verb.SUBMIT: EVERYBODY,
    Verb.TAKE_BACK: EVERYBODY,
    Verb.APPROVE: PUBLISHERS,
    Verb.SEND_BACK: PUBLISHERS,
    Verb.PUBLISH: PUBLISHERS,
    Verb.PUBLISH_UNREVIEWED: PUBLISHERS,
    Verb.LOOK_AFTERWARDS: EDITORS,
    Verb.SCHEDULE: PUBLISHERS,
    Verb.CALL_OFF: PUBLISHERS,
    Verb.EMBARGO: EVERYBODY,
    Verb.LIFT_EMBARGO: PUBLISHERS,
    Verb.TAKE_OUT_NOTE: PUBLISHERS,
    Verb.WITHDRAW: PUBLISHERS,
    Verb.WITHDRAW_AGAIN: PUBLISHERS,
    Verb.ARCHIVE: PUBLISHERS,
    Verb.DELETE: EVERYBODY,
    "articles.view_category": EVERYBODY,
    "articles.add_category": EDITORS,
    "articles.change_category": EDITORS,
    "articles.delete_category": EDITORS,
    "articles.view_district": EVERYBODY,
    "articles.add_district": EDITORS,
    "articles.change_district": EDITORS,
    "articles.delete_district": EDITORS,
    "articles.view_redirect": EVERYBODY,
    "articles.add_redirect": EDITORS,
    "articles.change_redirect": EDITORS,
    "articles.delete_redirect": EDITORS,
    "articles.view_siteframe": EVERYBODY,
    "articles.add_siteframe": EDITORS,
    "articles.change_siteframe": EDITORS,
    "articles.view_pinnedstory": EVERYBODY,
    "articles.add_pinnedstory": PUBLISHERS,
    "articles.change_pinnedstory": PUBLISHERS,
    "articles.delete_pinnedstory": PUBLISHERS,
    "media_picker.view_picture": EVERYBODY,
    "media_picker.add_picture": EVERYBODY,
    "media_picker.change_picture": PUBLISHERS,
    "media_picker.delete_picture": EDITORS,
    "media_picker.view_template": EVERYBODY,
    "media_picker.add_template": EDITORS,
    "media_picker.change_template": EDITORS,
    "media_picker.delete_template": EDITORS,
    "social.view_tweetdraft": EVERYBODY,
    "social.add_tweetdraft": EVERYBODY,
    "social.change_tweetdraft": EVERYBODY,
    "social.view_namedperson": EVERYBODY,
    "social.add_namedperson": EVERYBODY,
    "social.change_namedperson": EVERYBODY,
    "social.delete_namedperson": EVERYBODY,
    "social.view_post": EVERYBODY,
    Verb.LOOK_AFTER_TWEET: PUBLISHERS,
    "social.change_installation": EDITORS,
    "contract.view_contract": EVERYBODY,
    "contract.add_contract": EDITORS,
    "contract.change_contract": EDITORS,
    "contract.publish_contract": EDITORS,
    "contract.view_point": EVERYBODY,
    "contract.add_point": EDITORS,
    "contract.change_point": EDITORS,
    "contract.delete_point": EDITORS,
    "liveblog.view_liveblog": EVERYBODY,
    "liveblog.add_liveblog": PUBLISHERS,
    Verb.SUBMIT_LIVE: EVERYBODY,
}

STATES: dict[Verb, frozenset[State]] = {
    Verb.VIEW: frozenset(State),
    Verb.CHANGE: frozenset(State),
    Verb.COMMENT: frozenset(State),
    # What was taken down is shown to nobody outside.
    Verb.SHARE: frozenset({State.DRAFT, State.PUBLISHED}),
    Verb.SUBMIT: frozenset(State),
    Verb.TAKE_BACK: frozenset(State),
    Verb.APPROVE: frozenset(State),
    Verb.SEND_BACK: frozenset(State),
    Verb.PUBLISH: frozenset(State),
    Verb.PUBLISH_UNREVIEWED: frozenset(State),
    Verb.LOOK_AFTERWARDS: frozenset(State),
    Verb.SCHEDULE: frozenset(State),
    Verb.CALL_OFF: frozenset(State),
    Verb.EMBARGO: frozenset(State),
    Verb.LIFT_EMBARGO: frozenset(State),
    Verb.TAKE_OUT_NOTE: frozenset({State.PUBLISHED}),
    Verb.WITHDRAW: frozenset({State.PUBLISHED}),
    Verb.WITHDRAW_AGAIN: frozenset({State.WITHDRAWN}),
    Verb.ARCHIVE: frozenset({State.PUBLISHED}),
    Verb.DELETE: frozenset({State.DRAFT}),
    Verb.LOOK_AFTER_TWEET: frozenset(State),
    Verb.SUBMIT_LIVE: frozenset(State),
}

# What can be done only at these steps of the way to publication; everything else at any.
BEFORE_APPROVAL = frozenset({Step.WRITING, Step.IN_REVIEW, Step.SENT_BACK})
STEPS: dict[Verb, frozenset[Step]] = {
    Verb.SUBMIT: frozenset({Step.WRITING, Step.SENT_BACK, Step.APPROVED}),
    Verb.TAKE_BACK: frozenset({Step.IN_REVIEW}),
    Verb.APPROVE: frozenset({Step.IN_REVIEW}),
    Verb.SEND_BACK: frozenset({Step.IN_REVIEW, Step.APPROVED}),
    Verb.DELETE: frozenset({Step.WRITING, Step.SENT_BACK}),
}

# And whoever may do this only to their own drafts, only at these.
STEPS_OF_OWN_DRAFTS: dict[Verb, frozenset[Step]] = {
    Verb.CHANGE: BEFORE_APPROVAL,
    Verb.SHARE: BEFORE_APPROVAL,
    Verb.SUBMIT: frozenset({Step.WRITING, Step.SENT_BACK}),
    Verb.TAKE_BACK: frozenset({Step.IN_REVIEW}),
}

# These roles do this only to drafts that they wrote themselves.
OWN_DRAFTS_ONLY: dict[Verb, frozenset[Role]] = {
    Verb.CHANGE: frozenset({Role.CONTRIBUTOR}),
    Verb.SHARE: frozenset({Role.CONTRIBUTOR}),
    Verb.SUBMIT: frozenset({Role.CONTRIBUTOR}),
    Verb.TAKE_BACK: frozenset({Role.CONTRIBUTOR}),
    Verb.EMBARGO: frozenset({Role.CONTRIBUTOR}),
    Verb.DELETE: frozenset({Role.CONTRIBUTOR, Role.PRESS_OFFICER}),
}


class NotAllowed(Exception):
    """Somebody tried what the table does not allow; the message says why, in words for them."""


def roles_of(person: Person) -> frozenset[Role]:
    """The roles of an active account; a superuser has an editor's."""
    if not person.is_authenticated or not person.is_active:
        return frozenset()
    roles: frozenset[Role] | None = getattr(person, "_newsroom_roles", None)
    if roles is None:
        names = set(person.groups.values_list("name", flat=True))
        roles = frozenset(role for role in Role if role in names)
        if person.is_superuser:
            roles |= {Role.EDITOR}
        # Asked for every button of a page: one query a request, like Django's own permissions.
        setattr(person, "_newsroom_roles", roles)  # noqa: B010
    return roles


def permits(person: Person, permission: str) -> bool:
    """Whether one of the person's roles has the permission at all."""
    return bool(roles_of(person) & PERMISSIONS.get(permission, frozenset()))


def why_not(person: Person, verb: Verb, article: Article) -> str:
    """Why the person may not do this to the story, or "" when they may."""
    able = roles_of(person) & PERMISSIONS[verb]
    if not able:
        whom = "an editor" if PERMISSIONS[verb] == EDITORS else "a press officer or an editor"
        return f"Your role does not include this. Ask {whom}."
    if verb is Verb.DELETE and article.was_ever_published:
        return "A story that was ever published cannot be deleted, only withdrawn."
    if article.state not in STATES[verb]:
        return f"This cannot be done while the story is {State(article.state).label.lower()}."
    step = Step(article.step)
    if step not in STEPS.get(verb, frozenset(Step)):
        return f"This cannot be done while the story is {step.label.lower()}."
    if able <= OWN_DRAFTS_ONLY.get(verb, frozenset()):
        if article.author_id != person.pk:
            return "You may do this only to a draft that you wrote yourself."
        if article.was_ever_published:
            return "Your story was published. Ask a press officer or an editor."
        if step not in STEPS_OF_OWN_DRAFTS.get(verb, frozenset(Step)):
            return f"Your draft is {step.label.lower()}. Ask a press officer or an editor."
    if verb is Verb.APPROVE and article.last_editor_id == person.pk:
        return "You made the last change to this story, so somebody else has to approve it."
    return ""


def withdrawing(article: Article) -> Verb:
    """What taking the story down is called, as it stands."""
    return Verb.WITHDRAW_AGAIN if article.state == State.WITHDRAWN else Verb.WITHDRAW


def people_who_may(verb: Verb) -> QuerySet[User]:
    """The active accounts whose role includes it, by name."""
    able = Q(groups__name__in=PERMISSIONS[verb])
    if Role.EDITOR in PERMISSIONS[verb]:
        able |= Q(is_superuser=True)
    people = User.objects.filter(able, is_active=True).distinct()
    return people.order_by("first_name", "last_name", "username")


def may(person: Person, verb: Verb, article: Article) -> bool:
    return not why_not(person, verb, article)


def require(person: Person, verb: Verb, article: Article) -> None:
    """Raises NotAllowed with the reason."""
    if reason := why_not(person, verb, article):
        raise NotAllowed(reason)
