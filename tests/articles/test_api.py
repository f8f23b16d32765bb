"""The read-only API, and its own description of itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.change_note import Change
from articles.models import Article, District
from media_picker.models import Picture

MakeStory = Callable[..., Article]
MAY = datetime(2026, 5, 10, 12, tzinfo=UTC)
SITE = "http://newsroom.example"


def described(client: Client) -> dict[str, Any]:
    return client.get("/api/v1/openapi.json").json()


def check(value: Any, schema: dict[str, Any], document: dict[str, Any]) -> None:
    """Enough of JSON Schema for this document; an unknown property is an error too."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/components/schemas/")
        check(value, document["components"]["schemas"][name], document)
    elif "oneOf" in schema:
        if value is not None:
            check(value, schema["oneOf"][0], document)
    elif "allOf" in schema:
        first, second = schema["allOf"]
        check({k: v for k, v in value.items() if k not in second["properties"]}, first, document)
        check({k: value[k] for k in second["required"]}, second, document)
    elif schema["type"] == "object":
        assert set(value) == set(schema["properties"]) == set(schema["required"])
        for name, part in schema["properties"].items():
            check(value[name], part, document)
    elif schema["type"] == "array":
        for item in value:
            check(item, schema["items"], document)
    elif schema["type"] == "integer":
        assert isinstance(value, int)
    else:
        assert isinstance(value, str) or (value is None and "null" in schema["type"])
        if value and schema.get("format") == "date-time":
            assert datetime.fromisoformat(value).tzinfo
        if value and schema.get("format") == "uri":
            assert value.startswith(SITE)
        if "enum" in schema:
            assert value in schema["enum"]


def test_answers_are_what_the_openapi_document_says(
    client: Client,
    published: MakeStory,
    harbourside: District,
    make_picture: Callable[..., Picture],
) -> None:
    story = published(district=harbourside, lead_picture=make_picture())
    story.publish(by=story.author, change=Change(note="The times have changed."))
    published("Plain", category=None, kind="page")
    document = described(client)
    assert document["openapi"].startswith("3.1")
    schemas = document["components"]["schemas"]
    listed = client.get("/api/v1/stories/").json()
    assert len(listed["stories"]) == 1
    check(listed, schemas["StoryPage"], document)
    one = client.get(f"/api/v1/stories/{story.pk}/").json()
    assert one["change_notes"]
    check(one, schemas["Story"], document)
    assert client.get(one["picture"]["url"].removeprefix(SITE)).status_code == 200
    check(client.get("/api/v1/stories/999/").json(), schemas["Problem"], document)


def test_list_leads_to_its_end(
    client: Client, published: MakeStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.public.api.PAGE", 2)
    for number in range(5):
        published(f"Story {number}", at=MAY - timedelta(days=number))
    seen: list[str] = []
    url = f"{SITE}/api/v1/stories/?category=community"
    while url:
        said = client.get(url.removeprefix(SITE)).json()
        seen += [story["title"] for story in said["stories"]]
        url = said["next"]
    assert seen == [f"Story {number}" for number in range(5)]


def test_list_of_a_district_has_its_stories_alone(
    client: Client, published: MakeStory, harbourside: District
) -> None:
    published("Here", district=harbourside)
    published("There")
    said = client.get("/api/v1/stories/?district=harbourside").json()
    assert [story["title"] for story in said["stories"]] == ["Here"]


@pytest.mark.parametrize(
    ("query", "status"),
    [("category=x", 404), ("district=x", 404), ("category=a&district=b", 400), ("page=2", 400),
     ("before=soon&than=1", 400), ("than=1", 400)],
)  # fmt: skip
def test_question_that_makes_no_sense_is_told_why(
    client: Client, db: None, query: str, status: int
) -> None:
    response = client.get(f"/api/v1/stories/?{query}")
    assert response.status_code == response.json()["status"] == status
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["detail"].endswith((".", ".json."))


def test_withdrawn_story_is_gone_and_a_draft_never_was(
    client: Client, published: MakeStory, make_story: MakeStory, press_officer: User
) -> None:
    story = published()
    story.withdraw(by=press_officer)
    assert client.get(f"/api/v1/stories/{story.pk}/").status_code == 410
    assert client.get(f"/api/v1/stories/{make_story('Draft').pk}/").status_code == 404
    assert client.get(f"/api/v1/stories/{10**40}/").status_code == 404


def test_answers_may_be_kept_for_a_second_and_read_from_any_page(
    client: Client, published: MakeStory
) -> None:
    published()
    response = client.get("/api/v1/stories/")
    assert response["Cache-Control"] == "public, max-age=1"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert client.post("/api/v1/stories/").status_code == 405
