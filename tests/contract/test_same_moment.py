"""The contract's form is saved while a story that explains a point goes out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Edition
from contract.models import Contract
from tests.contract.test_contract_desk import form_of
from tests.same_moment import Work

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
