"""The contract's form is saved while a story that explains a point goes out, or another form is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Edition
from contract.models import Contract
from tests.contract.test_contract_desk import form_of
from tests.same_moment import Work, in_thread

pytestmark = pytest.mark.django_db(transaction=True)

MakeStory = Callable[..., Article]
AtTheMove = Callable[[Work], None]


@pytest.fixture
def desk(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client


@pytest.mark.parametrize("verb", ["publish", "withdraw"])
def test_stories_are_given_to_points_while_one_of_them_goes_out_or_down(
    contract: Contract,
    published: MakeStory,
    desk: Client,
    press_officer: User,
    at_the_move: AtTheMove,
    verb: str,
) -> None:
    stories = [published("How to reach us"), published("What we share")]
    given = {f"points-{place}-story": str(story.pk) for place, story in enumerate(stories)}
    data = form_of(contract, **given)
    at_the_move(lambda: desk.post(contract.get_admin_url(), data))
    getattr(stories[1], verb)(by=press_officer)
    assert Edition.objects.filter(article=stories[1]).exists() == (verb == "publish")


def test_of_two_forms_at_the_same_moment_one_is_refused(contract: Contract, desk: Client) -> None:
    opened = desk.get(contract.get_admin_url()).context["version"]
    answers: list[int] = []

    def save(introduction: str) -> None:
        data = form_of(contract, version=opened, introduction=introduction)
        answers.append(desk.post(contract.get_admin_url(), data).status_code)

    threads = [in_thread(lambda words=words: save(words)) for words in ("Mine.", "Theirs.")]
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 302]
