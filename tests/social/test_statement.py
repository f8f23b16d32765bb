"""The tweet's image is a statement: drawn, previewed, confirmed, frozen, and the same each time."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from PIL import Image

from articles.models import Article
from media_picker.models import Picture, PictureUse
from social.models import Post, TweetDraft
from social.statement_card import HEIGHT, WIDTH
from social.tweet_picture import NoTweetPicture, TweetPicture, picture_of
from tests.social.test_social_tab import story_form

pytestmark = pytest.mark.django_db
MakeStory = Callable[..., Article]
WORDS = "Our thoughts are with Leah’s family tonight."


def draft_of(story: Article, **fields: object) -> TweetDraft:
    fields = {"is_wanted": True, "text": "A statement.", "image": "statement", **fields}
    return TweetDraft.objects.create(article=story, **fields)


def card(draft: TweetDraft) -> TweetPicture:
    picture = picture_of(draft)
    assert picture is not None
    return picture


def problem_fields(story: Article) -> list[str]:
    prefix = "id_tweet_draft-0-"
    fields = [problem.field for problem in story.problems()]
    return [field.removeprefix(prefix) for field in fields if field.startswith(prefix)]


def test_card_is_used_although_the_story_has_a_picture_of_its_own(
    make_story: MakeStory, make_picture: Callable[..., Picture]
) -> None:
    picture = make_picture()
    body = f'<p><img data-picture="{picture.pk}"></p>'
    drawn = card(draft_of(make_story(body=body), statement_text=WORDS))
    assert Image.open(drawn.file()).size == (WIDTH, HEIGHT)
    assert drawn.alt_text == WORDS


def test_tweet_with_a_card_has_the_limit_of_one_with_an_image(make_story: MakeStory) -> None:
    assert draft_of(make_story(), statement_text=WORDS).count.limit == 170


def test_confirmed_picture_is_the_one_in_the_ledger_byte_for_byte(
    client: Client, make_story: MakeStory, press_officer: User
) -> None:
    story = make_story()
    drawn = card(draft_of(story, statement_text=WORDS))
    client.force_login(press_officer)
    page = client.get(story.get_admin_url("publish"))
    assert drawn.data_url in page.content.decode()
    confirmed = {"confirmed": page.context["confirmed"]}
    assert client.post(story.get_admin_url("publish"), confirmed).status_code == 302
    post = Post.objects.get()
    assert bytes(post.picture.content) == drawn.content
    assert post.picture.sha256 == drawn.sha256
    assert post.alt_text == WORDS


def test_statement_that_was_changed_after_it_was_shown_is_shown_again(
    client: Client, make_story: MakeStory, press_officer: User
) -> None:
    story = make_story()
    draft = draft_of(story, statement_text=WORDS)
    client.force_login(press_officer)
    confirmed = {"confirmed": client.get(story.get_admin_url("publish")).context["confirmed"]}
    draft.statement_text = "Other words."
    draft.save()
    assert client.post(story.get_admin_url("publish"), confirmed).status_code == 409
    assert not Post.objects.exists()


def test_alt_text_of_one_s_own_goes_out_instead_of_the_statement(make_story: MakeStory) -> None:
    draft = draft_of(make_story(), statement_text=WORDS, statement_alt_text="A dark card.")
    assert card(draft).alt_text == "A dark card."


def test_alt_text_follows_the_statement_until_it_is_edited(
    client: Client, make_story: MakeStory, press_officer: User
) -> None:
    draft = draft_of(make_story(), statement_text="First words.\r\nAnd more.")
    client.force_login(press_officer)
    page = client.get(draft.article.get_admin_url())
    form = page.context["inline_admin_formsets"][-1].forms[0]
    assert form["statement_alt_text"].value() == "First words.\nAnd more."
    for statement, alt_text, follows in [
        ("Other words.", "First words.\r\nAnd more.", True),  # without a script
        ("w" * 2000, "Other words.", True),
        ("line\r\n" * 200, "w" * 999 + "…", True),
        ("line\r\n" * 200, ("line\r\n" * 200).strip(), True),
        ("Other words.", "A dark card.", False),
        ("Last words.", "A dark card.", False),
        ("Last words.", "", True),
    ]:
        typed = {"statement_text": statement, "statement_alt_text": alt_text, "image": "statement"}
        form = story_form(draft.article, **typed)
        assert client.post(draft.article.get_admin_url(), form).status_code == 302
        draft.refresh_from_db()
        assert draft.statement_alt_text == ("" if follows else alt_text)
    assert card(draft).alt_text == "Last words."


def test_picture_alone_goes_out_with_its_own_alt_text(
    make_story: MakeStory, make_picture: Callable[..., Picture]
) -> None:
    draft = draft_of(make_story(), statement_picture=make_picture("Candles"))
    assert card(draft).alt_text == "Candles at dawn"


def test_decorative_picture_alone_wants_an_alt_text(
    make_story: MakeStory, make_picture: Callable[..., Picture]
) -> None:
    picture = make_picture(alt_text="", is_decorative=True)
    story = make_story()
    draft_of(story, statement_picture=picture)
    assert problem_fields(story) == ["statement_alt_text"]


@pytest.mark.parametrize("text", ["", "word " * 400])
def test_card_that_cannot_be_drawn_stands_in_the_way(make_story: MakeStory, text: str) -> None:
    story = make_story()
    draft_of(story, statement_text=text)
    assert problem_fields(story) == ["statement_text"]


def test_picture_whose_last_day_has_passed_is_refused(
    make_story: MakeStory, make_picture: Callable[..., Picture]
) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    picture = make_picture()
    Picture.objects.update(use_until=yesterday)
    draft = draft_of(make_story(), statement_text=WORDS, statement_picture=picture)
    draft.refresh_from_db()
    with pytest.raises(NoTweetPicture, match="may not be used after"):
        picture_of(draft)


def test_tribute_asks_who_in_the_family_agreed_and_when(make_story: MakeStory) -> None:
    story = make_story(kind="tribute")
    draft = draft_of(story, statement_text=WORDS)
    assert problem_fields(story) == ["agreed_by", "agreed_on"]
    draft.agreed_by, draft.agreed_on = "Her mother, by telephone", date(2026, 11, 20)
    draft.save()
    assert problem_fields(story) == []


def test_family_that_is_named_in_a_story_of_another_kind_is_named_in_full(
    make_story: MakeStory,
) -> None:
    story = make_story()
    draft = draft_of(story, statement_text=WORDS)
    assert problem_fields(story) == []
    draft.agreed_by = "Her mother, by telephone"
    draft.save()
    assert problem_fields(story) == ["agreed_on"]


def test_switching_to_another_image_loses_nothing_and_asks_nothing(make_story: MakeStory) -> None:
    story = make_story(kind="tribute")
    draft_of(story, image="none", statement_text="word " * 400)
    assert problem_fields(story) == []
    assert TweetDraft.objects.get().statement_text.startswith("word")


def test_picture_of_a_statement_cannot_be_deleted_and_says_where_it_is(
    make_story: MakeStory, make_picture: Callable[..., Picture]
) -> None:
    picture = make_picture()
    story = make_story()
    draft_of(story, statement_picture=picture)
    assert [use.holder.get_admin_url() for use in PictureUse.objects.filter(picture=picture)] == [
        story.get_admin_url()
    ]
    story.delete()
    assert not PictureUse.objects.exists()


def test_template_goes_out_as_it_was_chosen_whether_or_not_the_story_has_a_picture(
    make_story: MakeStory, make_picture: Callable[..., Picture]
) -> None:
    chosen = make_picture("Weather warning")
    body = f'<p><img data-picture="{make_picture("Boats").pk}"></p>'
    draft = draft_of(make_story(body=body), image="template", template_picture=chosen)
    sent = card(draft)
    with chosen.jpeg().file.open("rb") as file:
        assert sent.content == file.read()
    assert sent.alt_text == "Weather warning at dawn"


def test_template_that_nobody_chose_stands_in_the_way(make_story: MakeStory) -> None:
    story = make_story()
    draft_of(story, image="template")
    assert problem_fields(story) == ["template_picture"]


class TestPreview:
    URL = "/admin/social/preview/"

    def look(self, client: Client, person: User, **typed: str) -> str:
        client.force_login(person)
        form = {f"tweet_draft-0-{name}": words for name, words in typed.items()}
        response = client.post(self.URL, {"story": "", "kind": "news", "title": "T", **form})
        assert response.status_code == 200
        return response.content.decode()

    def test_card_is_drawn_from_what_is_typed_and_nothing_is_saved(
        self, client: Client, press_officer: User
    ) -> None:
        html = self.look(client, press_officer, text="Hear us.", image="statement",
                         statement_text=WORDS)  # fmt: skip
        encoded = html.partition("base64,")[2].partition('"')[0]
        assert Image.open(io.BytesIO(base64.b64decode(encoded))).size == (WIDTH, HEIGHT)
        assert "Hear us." in html
        assert not TweetDraft.objects.exists()
        assert not Article.objects.exists()

    def test_topmost_picture_is_that_of_the_body_in_the_form(
        self,
        client: Client,
        press_officer: User,
        make_story: MakeStory,
        make_picture: Callable[..., Picture],
    ) -> None:
        client.force_login(press_officer)
        story = make_story()
        body = f'<p>Now.</p><p><img src="x" data-picture="{make_picture("Boats").pk}"></p>'
        typed = {"story": str(story.pk), "body": body, "tweet_draft-0-image": "article"}
        assert "Boats at dawn" in client.post(self.URL, typed).content.decode()
        assert "data-picture" not in Article.objects.get().body

    @pytest.mark.parametrize("image", ["article", "statement"])
    def test_choice_that_gives_no_picture_says_what_to_do(
        self, client: Client, press_officer: User, image: str
    ) -> None:
        assert "x-look-problem" in self.look(client, press_officer, image=image)

    def test_markup_in_the_words_is_shown_as_words(
        self, client: Client, press_officer: User
    ) -> None:
        html = self.look(client, press_officer, text="<script>alert(1)</script>", image="none")
        assert "<script>" not in html
        assert "&lt;script&gt;" in html

    @pytest.mark.parametrize(
        "typed",
        [
            {},
            {"story": "9" * 18},
            {"story": "x", "kind": "y"},
            {"tweet_draft-0-image": "statement", "tweet_draft-0-statement_picture": "999"},
            {"tweet_draft-0-image": "template", "tweet_draft-0-template_picture": "-1"},
        ],
    )
    def test_odd_forms_get_a_calm_answer(
        self, client: Client, press_officer: User, typed: dict[str, str]
    ) -> None:
        client.force_login(press_officer)
        assert client.post(self.URL, typed).status_code == 200

    def test_is_for_the_newsroom_only(self, client: Client, outsider: User) -> None:
        assert client.post(self.URL).status_code == 302
        client.force_login(outsider)
        assert client.post(self.URL).status_code == 403
