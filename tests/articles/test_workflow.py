"""Who may do what: the whole table, cell by cell."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User

from articles.kinds import State, Step
from articles.models import Article
from articles.workflow import PERMISSIONS, Role, Verb, may, permits, roles_of, why_not
from tests.newsroom_fixtures import person_with

WHO = [
    "contributor",
    "other contributor",
    "press",
    "other press",
    "editor",
    "superuser",
    "outsider",
]

# (verb, state) → who may. The story's author is the contributor in the first table, and the press
# officer in the second.
ALL = {"contributor", "other contributor", "press", "other press", "editor", "superuser"}
DESK = {"press", "other press", "editor", "superuser"}
EDITORS = {"editor", "superuser"}
NOBODY: set[str] = set()


def in_every_state(verb: Verb, who: set[str]) -> dict[tuple[Verb, State], set[str]]:
    return {(verb, state): who for state in State}


BY_CONTRIBUTOR = {
    **in_every_state(Verb.COMMENT, ALL),
    (Verb.SHARE, State.DRAFT): DESK | {"contributor"},
    (Verb.SHARE, State.PUBLISHED): DESK,
    (Verb.SHARE, State.WITHDRAWN): NOBODY,
    **in_every_state(Verb.SUBMIT_LIVE, ALL),
    **in_every_state(Verb.PUBLISH_UNREVIEWED, DESK),
    **in_every_state(Verb.LOOK_AFTERWARDS, EDITORS),
    **in_every_state(Verb.SCHEDULE, DESK),
    **in_every_state(Verb.CALL_OFF, DESK),
    **in_every_state(Verb.LIFT_EMBARGO, DESK),
    (Verb.EMBARGO, State.DRAFT): DESK | {"contributor"},
    (Verb.EMBARGO, State.PUBLISHED): DESK,
    (Verb.EMBARGO, State.WITHDRAWN): DESK,
    (Verb.SUBMIT, State.DRAFT): DESK | {"contributor"},
    (Verb.SUBMIT, State.PUBLISHED): DESK,
    (Verb.SUBMIT, State.WITHDRAWN): DESK,
    # Nothing is in review at the step of this table: see BY_STEP.
    **in_every_state(Verb.APPROVE, NOBODY),
    **in_every_state(Verb.SEND_BACK, NOBODY),
    **in_every_state(Verb.TAKE_BACK, NOBODY),
    (Verb.VIEW, State.DRAFT): ALL,
    (Verb.VIEW, State.PUBLISHED): ALL,
    (Verb.VIEW, State.WITHDRAWN): ALL,
    (Verb.CHANGE, State.DRAFT): DESK | {"contributor"},
    (Verb.CHANGE, State.PUBLISHED): DESK,
    (Verb.CHANGE, State.WITHDRAWN): DESK,
    (Verb.PUBLISH, State.DRAFT): DESK,
    (Verb.PUBLISH, State.PUBLISHED): DESK,
    (Verb.PUBLISH, State.WITHDRAWN): DESK,
    (Verb.WITHDRAW, State.DRAFT): NOBODY,
    (Verb.WITHDRAW, State.PUBLISHED): DESK,
    (Verb.WITHDRAW, State.WITHDRAWN): NOBODY,
    (Verb.WITHDRAW_AGAIN, State.DRAFT): NOBODY,
    (Verb.WITHDRAW_AGAIN, State.PUBLISHED): NOBODY,
    (Verb.WITHDRAW_AGAIN, State.WITHDRAWN): DESK,
    (Verb.TAKE_OUT_NOTE, State.DRAFT): NOBODY,
    (Verb.TAKE_OUT_NOTE, State.PUBLISHED): DESK,
    (Verb.TAKE_OUT_NOTE, State.WITHDRAWN): NOBODY,
    (Verb.ARCHIVE, State.DRAFT): NOBODY,
    (Verb.ARCHIVE, State.PUBLISHED): DESK,
    (Verb.ARCHIVE, State.WITHDRAWN): NOBODY,
    (Verb.DELETE, State.DRAFT): {"contributor", "editor", "superuser"},
    (Verb.DELETE, State.PUBLISHED): NOBODY,
    (Verb.DELETE, State.WITHDRAWN): NOBODY,
    (Verb.LOOK_AFTER_TWEET, State.DRAFT): DESK,
    (Verb.LOOK_AFTER_TWEET, State.PUBLISHED): DESK,
    (Verb.LOOK_AFTER_TWEET, State.WITHDRAWN): DESK,
}
BY_PRESS = BY_CONTRIBUTOR | {
    (Verb.CHANGE, State.DRAFT): DESK,
    (Verb.SHARE, State.DRAFT): DESK,
    (Verb.SUBMIT, State.DRAFT): DESK,
    (Verb.EMBARGO, State.DRAFT): DESK,
    (Verb.DELETE, State.DRAFT): {"press", "editor", "superuser"},
}

# The steps of a contributor's draft that the press officer changed last. What is not here is the
# same at every step.
WRITER = {"contributor"}
BY_STEP: dict[Verb, dict[Step, set[str]]] = {
    Verb.CHANGE: {
        Step.WRITING: DESK | WRITER,
        Step.IN_REVIEW: DESK | WRITER,
        Step.SENT_BACK: DESK | WRITER,
        Step.APPROVED: DESK,
        Step.SCHEDULED: DESK,
    },
    Verb.SHARE: {
        Step.WRITING: DESK | WRITER,
        Step.IN_REVIEW: DESK | WRITER,
        Step.SENT_BACK: DESK | WRITER,
        Step.APPROVED: DESK,
        Step.SCHEDULED: DESK,
    },
    Verb.SUBMIT: {
        Step.WRITING: DESK | WRITER,
        Step.IN_REVIEW: NOBODY,
        Step.SENT_BACK: DESK | WRITER,
        Step.APPROVED: DESK,
        Step.SCHEDULED: NOBODY,
    },
    Verb.APPROVE: {
        **dict.fromkeys(Step, NOBODY),
        Step.IN_REVIEW: DESK - {"press"},
    },
    Verb.SEND_BACK: {
        **dict.fromkeys(Step, NOBODY),
        Step.IN_REVIEW: DESK,
        Step.APPROVED: DESK,
    },
    Verb.TAKE_BACK: {
        **dict.fromkeys(Step, NOBODY),
        Step.IN_REVIEW: DESK | WRITER,
    },
    Verb.DELETE: {
        **dict.fromkeys(Step, NOBODY),
        Step.WRITING: EDITORS | WRITER,
        Step.SENT_BACK: EDITORS | WRITER,
    },
}


@pytest.fixture
def people(db: None) -> dict[str, User]:
    return {
        "contributor": person_with(Role.CONTRIBUTOR, "c1"),
        "other contributor": person_with(Role.CONTRIBUTOR, "c2"),
        "press": person_with(Role.PRESS_OFFICER, "p1"),
        "other press": person_with(Role.PRESS_OFFICER, "p2"),
        "editor": person_with(Role.EDITOR, "e1"),
        "superuser": person_with(None, "s1", is_superuser=True),
        "outsider": person_with(None, "o1"),
    }


def in_state(author: User, state: State) -> Article:
    story = Article.objects.create(title="Story", author=author)
    story.state = state
    if state != State.DRAFT:
        story.first_published_at = story.created_at
    return story


@pytest.mark.parametrize(
    ("author", "table"), [("contributor", BY_CONTRIBUTOR), ("press", BY_PRESS)]
)
def test_every_cell_of_the_role_table(
    people: dict[str, User], author: str, table: dict[tuple[Verb, State], set[str]]
) -> None:
    for state in State:
        story = in_state(people[author], state)
        for verb in set(Verb) - {Verb.ADD}:
            allowed = {who for who in WHO if may(people[who], verb, story)}
            assert allowed == table[verb, state], (verb, state)


def test_every_step_of_the_way_to_publication(people: dict[str, User]) -> None:
    story = in_state(people["contributor"], State.DRAFT)
    story.edited_by = people["press"]
    for step in Step:
        story.step = step
        for verb in set(Verb) - {Verb.ADD}:
            allowed = {who for who in WHO if may(people[who], verb, story)}
            table = BY_STEP.get(verb, {})
            assert allowed == table.get(step, BY_CONTRIBUTOR[verb, State.DRAFT]), (verb, step)


def test_the_table_in_this_test_is_complete() -> None:
    assert set(BY_CONTRIBUTOR) == {(v, s) for v in set(Verb) - {Verb.ADD} for s in State}


def test_everybody_with_a_role_may_begin_a_story(people: dict[str, User]) -> None:
    assert {who for who in WHO if permits(people[who], Verb.ADD)} == ALL


def test_nobody_may_anything_when_logged_out_or_deactivated(editor: User) -> None:
    story = in_state(editor, State.DRAFT)
    editor.is_active = False
    assert not any(may(AnonymousUser(), verb, story) for verb in Verb if verb != Verb.ADD)
    assert roles_of(editor) == frozenset()


def test_superuser_cannot_skip_a_state(people: dict[str, User]) -> None:
    story = in_state(people["press"], State.WITHDRAWN)
    assert "only withdrawn" in why_not(people["superuser"], Verb.DELETE, story)
    assert why_not(people["superuser"], Verb.WITHDRAW, story)


def test_story_that_went_back_to_draft_state_by_force_still_cannot_be_deleted(editor: User) -> None:
    story = in_state(editor, State.WITHDRAWN)
    story.state = State.DRAFT
    assert why_not(editor, Verb.DELETE, story)


def test_roles_exist_as_groups_after_the_migrations(db: None) -> None:
    assert set(Group.objects.values_list("name", flat=True)) >= set(Role)


def test_django_asks_the_same_table(people: dict[str, User]) -> None:
    for permission, roles in PERMISSIONS.items():
        assert people["contributor"].has_perm(permission) == (Role.CONTRIBUTOR in roles)
        assert people["press"].has_perm(permission) == (Role.PRESS_OFFICER in roles)
        assert people["editor"].has_perm(permission) == (Role.EDITOR in roles)
        assert not people["outsider"].has_perm(permission)


def test_every_permission_of_the_table_is_known_to_django(db: None) -> None:
    """A misspelt name would allow nothing, silently."""
    from django.apps import apps

    own_verbs = set(Verb) - {Verb.VIEW, Verb.ADD, Verb.CHANGE, Verb.DELETE}
    own_verbs |= {"contract.publish_contract"}
    for permission in set(PERMISSIONS) - own_verbs:
        label, codename = permission.split(".")
        action, model = codename.split("_", 1)
        assert action in {"view", "add", "change", "delete"}
        assert apps.get_model(label, model)
