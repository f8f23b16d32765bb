"""A contract of three points for the tests."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from articles.models import Category
from contract.models import Contract, Point


@pytest.fixture
def contract(category: Category) -> Contract:
    contract = Contract.objects.create(
        introduction="Written with you.",
        listened_for="18 months",
        events="more than 40",
        category=category,
    )
    for place, title in enumerate(("Access", "Sharing", "Listening"), start=1):
        Point.objects.create(
            contract=contract,
            place=place,
            title=title,
            promise=f"{title} promised.",
            request=f"{title} asked.",
        )
    return contract


@pytest.fixture
def public_contract(contract: Contract, editor: User) -> Contract:
    contract.publish(by=editor)
    return contract
