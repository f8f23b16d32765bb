"""The People tab, and what an appeal's tweet must say, over HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from articles.kinds import Kind
from articles.models import Article
from social.models import NamedPerson, TweetDraft
from tests.social.test_social_tab import story_form

MakeStory = Callable[..., Article]

TEXT = "Have you seen Walter Ashgrove, 76, missing from Millbrook?"


def people_form(*people: dict[str, str]) -> dict[str, str]:
    """What the browser sends from the People tab."""
    rows = {
        f"named_people-{at}-{field}": value
        for at, person in enumerate(people)
        for field, value in person.items()
    }
    return {
        "named_people-TOTAL_FORMS": str(len(people)),
        "named_people-INITIAL_FORMS": str(sum("id" in person for person in people)),
        **rows,
    }


@pytest.fixture
def appeal(make_story: MakeStory) -> Article:
    return make_story("Appeal for help", kind=Kind.MISSING, tweet=TEXT)


def add(appeal: Article, name: str = "Walter Ashgrove", age: str = "76", **more: object) -> None:
    person = NamedPerson(article=appeal, name=name, age=age, **more)
    person.full_clean()
    person.save()


def problems(appeal: Article) -> dict[str, str]:
    """Each problem's field and message, for whoever opens the story now."""
    found = Article.objects.get(pk=appeal.pk).problems()
    return {problem.field: problem.message for problem in found}


class TestPublishing:
    def test_appeal_whose_tweet_names_its_people_is_ready(self, appeal: Article) -> None:
        add(appeal)
        assert problems(appeal) == {}

    def test_appeal_without_anybody_on_record_says_where_to_add_them(self, appeal: Article) -> None:
        (field,) = problems(appeal)
        assert field == "id_named_people-0-name"
        assert "nobody may be named" in problems(appeal)[field]

    def test_name_and_age_that_the_tweet_lacks_are_problems_of_its_text(
        self, appeal: Article
    ) -> None:
        add(appeal, "Nadia Colwick", "28")
        messages = [problem.message for problem in appeal.problems()]
        assert any("name Nadia Colwick" in message for message in messages)
        assert any("age of Nadia Colwick" in message for message in messages)
        assert set(problems(appeal)) == {"id_tweet_draft-0-text"}

    def test_record_still_to_be_completed_leads_to_its_own_fields(self, appeal: Article) -> None:
        add(appeal)
        add(appeal, "", "")
        assert set(problems(appeal)) == {"id_named_people-1-name", "id_named_people-1-age"}

    def test_what_is_withheld_is_asked_for_no_longer(self, appeal: Article) -> None:
        TweetDraft.objects.update(text="Do you know who this missing woman is?")
        add(appeal, "", "", is_name_withheld=True, is_age_withheld=True, why_withheld="Unknown")
        assert problems(appeal) == {}

    def test_no_tweet_asks_for_no_names(self, appeal: Article) -> None:
        TweetDraft.objects.update(is_wanted=False)
        assert problems(appeal) == {}

    def test_other_stories_name_nobody(self, make_story: MakeStory) -> None:
        story = make_story(tweet="Harbour patrol returns.")
        add(story, "Walter Ashgrove", "76")
        assert problems(story) == {}

    def test_wanted_person_announced_as_missing_is_a_warning_to_confirm(
        self, client: Client, press_officer: User, make_story: MakeStory
    ) -> None:
        story = make_story("Wanted", kind=Kind.WANTED, tweet=TEXT)
        add(story)
        client.force_login(press_officer)
        html = client.get(story.get_admin_url("publish")).content.decode()
        assert "says missing, but not that Walter Ashgrove is wanted" in html
        assert 'name="_publish"' in html
        NamedPerson.objects.update(sought_as="missing")
        assert "Please check" not in client.get(story.get_admin_url("publish")).content.decode()

    def test_confirmation_grows_stale_when_the_people_change(
        self, client: Client, press_officer: User, appeal: Article
    ) -> None:
        add(appeal)
        client.force_login(press_officer)
        url = appeal.get_admin_url("publish")
        confirmed = client.get(url).context["confirmed"]
        NamedPerson.objects.update(name="Walter Ashgrove", age="", is_age_withheld=True)
        assert client.post(url, {"confirmed": confirmed}).status_code == 409


class TestRecord:
    @pytest.mark.parametrize(
        ("age", "kept"),
        [
            ("14", "14"),
            ("25-30", "25–30"),
            (" 7 ", "7"),
            ("12 Weeks", "12 weeks"),
            ("1 day", "1 day"),
        ],
    )
    def test_age_is_kept_in_one_way(self, appeal: Article, age: str, kept: str) -> None:
        add(appeal, age=age)
        assert NamedPerson.objects.get().age == kept

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"age": "about 14"}, "age"),
            ({"name": "Wal\u200bter"}, "name"),
            ({"is_name_withheld": True, "why_withheld": "A court’s order"}, "name"),
            ({"is_age_withheld": True, "why_withheld": "A court’s order"}, "age"),
            ({"name": "", "is_name_withheld": True}, "why_withheld"),
            ({"age": "", "is_age_withheld": True, "why_withheld": "  "}, "why_withheld"),
        ],
    )
    def test_record_that_contradicts_itself_is_refused_beside_the_field(
        self, appeal: Article, wrong: dict[str, object], field: str
    ) -> None:
        fields = {"name": "Walter Ashgrove", "age": "76", **wrong}
        with pytest.raises(ValidationError) as refused:
            add(appeal, **fields)
        assert field in refused.value.message_dict

    def test_reason_is_logged_with_who_gave_it(
        self, client: Client, press_officer: User, appeal: Article
    ) -> None:
        client.force_login(press_officer)
        people = people_form(
            {"name": "", "is_name_withheld": "on", "age": "76", "why_withheld": "The family asked"}
        )
        form = story_form(appeal, text=TEXT) | people
        assert client.post(appeal.get_admin_url(), form).status_code == 302
        person = NamedPerson.objects.get()
        (entry,) = person.history.all()
        assert entry.why_withheld == "The family asked"
        assert entry.history_user == press_officer

    def test_refused_record_loses_nothing_typed(
        self, client: Client, press_officer: User, appeal: Article
    ) -> None:
        client.force_login(press_officer)
        people = people_form({"name": "Walter Ashgrove", "age": "seventy-six"})
        response = client.post(appeal.get_admin_url(), story_form(appeal, text=TEXT) | people)
        html = response.content.decode()
        assert "Write whole years" in html
        assert 'value="Walter Ashgrove"' in html
        assert 'value="seventy-six"' in html
        assert not NamedPerson.objects.exists()

    def test_long_reason_is_refused_and_never_cut_off(
        self, client: Client, press_officer: User, appeal: Article
    ) -> None:
        client.force_login(press_officer)
        row = {"name": "", "is_name_withheld": "on", "age": "76", "why_withheld": "word " * 110}
        form = story_form(appeal, text=TEXT) | people_form(row)
        html = client.post(appeal.get_admin_url(), form).content.decode()
        assert "Shorten this to 500 characters: it has 549." in html
        assert "Write why" not in html
        assert "word " * 109 in html
        box = re.search(r'<textarea name="named_people-0-why_withheld"[^>]*>', html)
        assert box
        assert "maxlength" not in box[0]

    def test_person_is_removed(self, client: Client, press_officer: User, appeal: Article) -> None:
        add(appeal)
        client.force_login(press_officer)
        row = {"id": str(NamedPerson.objects.get().pk), "name": "Walter Ashgrove", "age": "76"}
        people = people_form(row | {"article": str(appeal.pk), "DELETE": "on"})
        client.post(appeal.get_admin_url(), story_form(appeal, text=TEXT) | people)
        assert not NamedPerson.objects.exists()

    def test_contributor_reads_the_people_of_somebody_else_s_story(
        self, client: Client, contributor: User, appeal: Article
    ) -> None:
        add(appeal)
        client.force_login(contributor)
        html = client.get(appeal.get_admin_url()).content.decode()
        assert "Walter Ashgrove" in html
        assert 'name="named_people-0-name"' not in html


class TestTicks:
    def ask(self, client: Client, text: str, *people: dict[str, str], kind: str = "missing") -> str:
        typed = {"tweet_draft-0-text": text, "tweet_draft-0-is_wanted": "True", "kind": kind}
        typed |= people_form(*people)
        return client.post("/admin/social/count/", typed).json()["findings"]

    @pytest.fixture(autouse=True)
    def _at_the_desk(self, client: Client, press_officer: User) -> None:
        client.force_login(press_officer)

    def test_name_and_age_are_ticked_off_in_words(self, client: Client) -> None:
        walter = {"name": "Walter Ashgrove", "age": "76"}
        html = self.ask(client, "Have you seen Walter Ashgrove?", walter)
        assert "name is in the text" in html
        assert "age 76 is not in the text" in html
        assert "age 76 is in the text" in self.ask(client, TEXT, walter)

    def test_what_is_withheld_or_still_to_be_written_is_said(self, client: Client) -> None:
        html = self.ask(client, "x", {"name": "", "is_name_withheld": "on", "age": "old"})
        assert "no name: the record says why" in html
        assert "age is missing on the People tab" in html

    def test_empty_and_removed_records_are_nobody(self, client: Client) -> None:
        gone = {"name": "Walter Ashgrove", "age": "76", "DELETE": "on"}
        assert "nobody is on record yet" in self.ask(client, "x", {"name": "", "age": ""}, gone)

    def test_nobody_is_asked_for_while_no_tweet_is_wanted(self, client: Client) -> None:
        typed = {"text": "x", "kind": "missing", "is_wanted": "False"}
        html = client.post("/admin/social/count/", typed).json()["findings"]
        assert "nobody is on record" not in html

    def test_other_kinds_name_nobody(self, client: Client) -> None:
        html = self.ask(client, "x", {"name": "Walter Ashgrove", "age": "76"}, kind="news")
        assert html.strip() == ""

    def test_names_are_only_text(self, client: Client) -> None:
        assert "<b>" not in self.ask(client, "x", {"name": "<b>Walter", "age": "1"})
