"""The contract in the admin: arranging, explaining, publishing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from articles.workflow import NotAllowed
from contract.models import Contract, ContractEdition, Point
from liveblog.models import LiveBlog

MakeStory = Callable[..., Article]
ADDRESS = "/admin/contract/contract/"
SITE = "http://newsroom.example"
# In a page, in a feed, and in JSON.
TO_CONTRACT = rf'href=\\?"(?:{SITE})?/contract/?[?#\\"]'


def form_of(contract: Contract, **more: str) -> dict[str, Any]:
    """What the browser would send of the form as it stands."""
    points = list(contract.points.all())
    data: dict[str, Any] = {
        "title": contract.title,
        "introduction": contract.introduction,
        "listened_for": contract.listened_for,
        "events": contract.events,
        "responses": contract.responses,
        "category": contract.category_id or "",
        "points-TOTAL_FORMS": len(points),
        "points-INITIAL_FORMS": len(points),
    }
    for number, point in enumerate(points):
        for name in ("id", "title", "promise", "request", "place"):
            data[f"points-{number}-{name}"] = getattr(point, name)
        data[f"points-{number}-contract"] = contract.pk
        data[f"points-{number}-story"] = point.story_id or ""
    return data | more


def test_editor_arranges_the_points(client: Client, contract: Contract, editor: User) -> None:
    client.force_login(editor)
    moved = {"points-0-place": "9", "points-2-place": "0"}
    answer = client.post(contract.get_admin_url(), form_of(contract, **moved))
    assert answer.status_code == 302
    titles = list(contract.points.values_list("title", "place"))
    assert titles == [("Listening", 1), ("Sharing", 2), ("Access", 3)]


def test_form_shows_which_points_are_open(
    client: Client, contract: Contract, editor: User, press_officer: User
) -> None:
    point = contract.points.get(title="Access")
    story = point.start_explanation(by=press_officer)
    client.force_login(editor)
    html = client.get(contract.get_admin_url()).content.decode()
    assert "Not open yet." in html
    assert html.count("Save and write the explanation") == 2
    story.summary = "What we promise."
    story.save()
    story.publish(by=press_officer)
    assert "<strong>Open.</strong>" in client.get(contract.get_admin_url()).content.decode()
    story.withdraw(by=press_officer)
    html = client.get(contract.get_admin_url()).content.decode()
    assert "<strong>Closed again.</strong>" in html
    assert "Access – explanation withdrawn" in html


def test_explanation_is_a_draft_with_category_title_and_link(
    client: Client, contract: Contract, editor: User
) -> None:
    client.force_login(editor)
    point = contract.points.get(title="Sharing")
    data = form_of(contract, _explain=str(point.pk), introduction="Typed just now.")
    answer = client.post(contract.get_admin_url(), data)
    story = Article.objects.get()
    assert answer["Location"] == story.get_admin_url()
    assert (story.title, story.category) == ("Citizens’ Contract: Sharing", contract.category)
    assert f'href="/contract/#point-{point.pk}"' in story.body
    assert (story.state, story.author) == ("draft", editor)
    point.refresh_from_db()
    assert point.story == story
    contract.refresh_from_db()
    assert contract.introduction == "Typed just now."
    # Numbers that no point has lead nowhere else.
    for wanted in ("0", "9" * 5_000):
        saved = client.post(contract.get_admin_url(), form_of(contract, _explain=wanted))
        assert saved["Location"] == contract.get_admin_url()
    # A second press leads to the same draft.
    client.post(contract.get_admin_url(), form_of(contract, _explain=str(point.pk)))
    assert Article.objects.count() == 1


def test_point_that_is_deleted_stays_explained_until_the_contract_is_published(
    client: Client, public_contract: Contract, published: MakeStory, editor: User
) -> None:
    story = published("How to reach us")
    access, sharing, _ = public_contract.points.all()
    access.story = story
    access.save()
    client.force_login(editor)
    form = form_of(public_contract, **{"points-0-DELETE": "on"})
    assert client.post(public_contract.get_admin_url(), form).status_code == 302
    assert list(public_contract.points.values_list("title", flat=True)) == ["Sharing", "Listening"]
    visitor = Client()
    assert f'<a href="{story.path}">Access</a>' in visitor.get("/contract/").content.decode()
    assert "explains the point" in client.get(story.get_admin_url("withdraw")).content.decode()
    # Until then nothing else is explained by its story.
    form = form_of(public_contract, **{"points-0-story": str(story.pk)})
    refused = client.post(public_contract.get_admin_url(), form)
    assert "until the contract is published" in refused.content.decode()
    public_contract.publish(by=editor)
    assert "Access" not in visitor.get("/contract/").content.decode()
    assert not Point.objects.filter(pk=access.pk).exists()
    client.post(public_contract.get_admin_url(), form)
    sharing.refresh_from_db()
    assert sharing.story == story


def test_point_that_no_visitor_sees_is_deleted_at_once(
    client: Client, contract: Contract, editor: User
) -> None:
    client.force_login(editor)
    form = form_of(contract, **{"points-0-DELETE": "on"})
    client.post(contract.get_admin_url(), form)
    assert list(Point.objects.values_list("title", flat=True)) == ["Sharing", "Listening"]
    contract.publish(by=editor)
    contract.take_down(by=editor)
    client.post(contract.get_admin_url(), form_of(contract, **{"points-0-DELETE": "on"}))
    assert list(Point.objects.values_list("title", flat=True)) == ["Listening"]


def test_point_that_was_deleted_keeps_no_story_from_others_once_the_contract_is_down(
    client: Client, public_contract: Contract, published: MakeStory, editor: User
) -> None:
    access, sharing, _ = public_contract.points.all()
    access.story = published("How to reach us")
    access.save()
    access.delete()
    public_contract.take_down(by=editor)
    client.force_login(editor)
    form = form_of(public_contract, **{"points-0-story": str(access.story_id)})
    assert client.post(public_contract.get_admin_url(), form).status_code == 302
    sharing.refresh_from_db()
    assert sharing.story == access.story


def test_form_that_is_older_than_what_a_colleague_saved_is_refused_and_keeps_what_was_typed(
    client: Client, contract: Contract, editor: User, superuser: User, published: MakeStory
) -> None:
    client.force_login(editor)
    colleague = Client()
    colleague.force_login(superuser)
    opened = client.get(contract.get_admin_url()).context["version"]
    theirs = form_of(contract, version=opened, introduction="Written by a colleague.")
    theirs["points-0-story"] = str(published("How to reach us").pk)
    assert colleague.post(contract.get_admin_url(), theirs).status_code == 302
    typed = {"events": "more than 50", "points-1-promise": "Shared by me."}
    mine = form_of(contract, version=opened, **typed)
    mine["points-0-story"] = ""
    refused = client.post(contract.get_admin_url(), mine)
    assert refused.status_code == 200
    html = refused.content.decode()
    assert "admin changed the contract at" in html
    assert "after you had opened it, so nothing was saved now" in html
    assert "more than 50" in html
    assert "Shared by me." in html
    differing = {one.label: (one.theirs, one.yours) for one in refused.context["differences"]}
    assert differing == {
        "Introduction": ("Written by a colleague.", "Written with you."),
        "Events held": ("more than 40", "more than 50"),
        "Access: Explanation": ("How to reach us", ""),
        "Sharing: Promise": ("Sharing promised.", "Shared by me."),
    }
    contract.refresh_from_db()
    assert contract.introduction == "Written by a colleague."
    assert contract.events == "more than 40"
    # Whoever has seen that may save.
    saved = client.post(contract.get_admin_url(), mine | {"version": refused.context["version"]})
    assert saved.status_code == 302
    contract.refresh_from_db()
    assert (contract.introduction, contract.events) == ("Written with you.", "more than 50")


def test_point_that_a_colleague_deleted_or_added_meanwhile_is_told_and_no_word_lost(
    client: Client, contract: Contract, editor: User
) -> None:
    client.force_login(editor)
    opened = client.get(contract.get_admin_url()).context["version"]
    mine = form_of(contract, version=opened, **{"points-0-promise": "Promised by me."})
    contract.points.get(title="Access").delete()
    help_ = Point.objects.create(contract=contract, title="Help", promise="A", request="B")
    refused = client.post(contract.get_admin_url(), mine)
    assert "Somebody changed the contract" in refused.content.decode()
    differing = {one.label: (one.theirs, one.yours) for one in refused.context["differences"]}
    assert differing == {
        "A point that they added; it stays": ("Help", ""),
        "A point that only you have": ("", "Access"),
    }
    # The same form again, with its rows as they came back.
    again = mine | {"version": refused.context["version"]}
    assert client.post(contract.get_admin_url(), again).status_code == 302
    assert set(contract.points.values_list("title", "promise")) == {
        ("Access", "Promised by me."),
        ("Sharing", "Sharing promised."),
        ("Listening", "Listening promised."),
        (help_.title, help_.promise),
    }


def test_contract_is_published_by_a_confirmed_step(
    client: Client, contract: Contract, editor: User
) -> None:
    client.force_login(editor)
    asked = client.post(contract.get_admin_url(), form_of(contract, _publish=""))
    assert asked["Location"] == contract.get_admin_url("publish")
    page = client.get(asked["Location"])
    assert not ContractEdition.objects.exists()
    client.post(asked["Location"], {"confirmed": page.context["confirmed"]})
    assert ContractEdition.objects.get().published_by == editor


def test_saving_says_whether_visitors_see_it_so(
    client: Client, contract: Contract, editor: User
) -> None:
    contract.introduction = "Written with you.\n\nFor you."
    contract.save()
    contract.publish(by=editor)
    client.force_login(editor)
    for introduction, said in [
        ("Written with you.\r\n\r\nFor you.", "Saved. It is as visitors see it."),
        ("Written with all.", "Saved. Visitors see the changes once they are published."),
    ]:
        data = form_of(contract, introduction=introduction, _continue="")
        assert said in client.post(contract.get_admin_url(), data, follow=True).content.decode()


def test_stale_confirmation_publishes_nothing(
    client: Client, contract: Contract, editor: User
) -> None:
    client.force_login(editor)
    page = client.get(contract.get_admin_url("publish"))
    Point.objects.filter(title="Access").update(promise="Changed meanwhile.")
    answer = client.post(
        contract.get_admin_url("publish"), {"confirmed": page.context["confirmed"]}
    )
    assert answer.status_code == 409
    assert "Look again" in answer.content.decode()
    assert not ContractEdition.objects.exists()


def test_contract_without_points_cannot_be_published(client: Client, editor: User) -> None:
    contract = Contract.objects.create(introduction="Only words.")
    client.force_login(editor)
    page = client.get(contract.get_admin_url("publish"))
    assert "no points yet" in page.content.decode()
    confirmed = {"confirmed": page.context["confirmed"]}
    assert client.post(contract.get_admin_url("publish"), confirmed).status_code == 409
    assert not ContractEdition.objects.exists()


def test_press_officer_reads_the_contract_and_changes_nothing(
    client: Client, contract: Contract, press_officer: User
) -> None:
    client.force_login(press_officer)
    assert client.get(contract.get_admin_url()).status_code == 200
    assert client.get(contract.get_admin_url("preview")).status_code == 200
    data = form_of(contract, introduction="Mine.")
    assert client.post(contract.get_admin_url(), data).status_code == 403
    assert client.post(contract.get_admin_url("publish")).status_code == 403
    with pytest.raises(NotAllowed):
        contract.publish(by=press_officer)


def test_outsider_sees_no_preview(client: Client, contract: Contract, outsider: User) -> None:
    client.force_login(outsider)
    assert client.get(contract.get_admin_url("preview")).status_code == 403


def test_there_is_one_contract(client: Client, contract: Contract, editor: User) -> None:
    client.force_login(editor)
    assert client.get(ADDRESS)["Location"] == contract.get_admin_url()
    assert client.get(f"{ADDRESS}add/").status_code == 403


def test_confirmation_of_a_story_says_which_point_it_opens(
    client: Client, contract: Contract, press_officer: User
) -> None:
    story = contract.points.get(title="Access").start_explanation(by=press_officer)
    client.force_login(press_officer)
    asked = client.get(story.get_admin_url("publish")).content.decode()
    assert "explains the point “Access”" in asked
    assert "The point opens for visitors as soon as" in asked
    story.summary = "How to reach us."
    story.save()
    story.publish(by=press_officer)
    asked_again = client.get(story.get_admin_url("publish")).content.decode()
    assert "The point is open for visitors" in asked_again


def test_deleted_draft_leaves_its_point_unexplained(
    contract: Contract, press_officer: User
) -> None:
    point = contract.points.get(title="Access")
    point.start_explanation(by=press_officer).delete()
    point.refresh_from_db()
    assert point.story is None


def test_editor_takes_the_contract_down_by_a_confirmed_step_and_shows_it_again(
    client: Client, public_contract: Contract, editor: User, published: MakeStory
) -> None:
    published("How we work", kind="page", body="<p>[[contract]]</p>")
    part = "/contract/#point-1"
    words = f'Of <a title="See" href="{part}">our contract</a>, <a href="/">as said</a>.'
    published("Explained", body=f"<p>{words}</p>")
    client.force_login(editor)
    address = public_contract.get_admin_url("take_down")
    asked = client.get(address).content.decode()
    assert "How we work" in asked
    visitor = Client()
    assert "Access promised." in visitor.get("/contract/").content.decode()
    assert "Access promised." in visitor.get("/how-we-work/").content.decode()
    client.post(address, {"confirmed": client.get(address).context["confirmed"]})
    gone = visitor.get("/contract/")
    assert gone.status_code == 410
    assert "/contract/" not in gone.content.decode().replace(
        "http://newsroom.example/contract/", ""
    )
    page = visitor.get("/how-we-work/").content.decode()
    assert "Access promised." not in page
    assert "“Citizens’ Contract” has been taken off the site for now." in page
    story = visitor.get("/news/explained/").content.decode()
    assert 'Of our contract, <a href="/" rel="noopener">as said</a>.' in story
    assert "/contract/" not in visitor.get("/sitemap/pages.xml").content.decode()
    desk = client.get(public_contract.get_admin_url()).content.decode()
    assert "editor took it down on" in " ".join(desk.split())
    confirmed = {"confirmed": public_contract.fingerprint()}
    assert (
        "Everybody can read"
        in client.get(public_contract.get_admin_url("publish")).content.decode()
    )
    client.post(public_contract.get_admin_url("publish"), confirmed)
    assert "Access promised." in visitor.get("/contract/").content.decode()
    assert part in visitor.get("/news/explained/").content.decode()


def test_contract_that_is_down_leaves_no_link_wherever_words_are_read(
    client: Client, public_contract: Contract, editor: User, published: MakeStory
) -> None:
    ways = ["/contract", "/contract/?from=here", "http://newsroom.example/contract/#point-1"]
    links = [f'<a href="{way}">our contract</a>' for way in ways]
    elsewhere = ["/contract/more/", "https://elsewhere.example/contract/", "http://[", "tel:101"]
    kept = [f'<a href="{way}">as said</a>' for way in elsewhere]
    words = f"<p>{' '.join(links + kept)}</p>"
    story = published("Explained", body=f"{words}<p>[[contract]]</p>")
    blog = LiveBlog.objects.open(story, by=editor)
    said = {"quote": "Yes.", "quote_source": "Somebody", "quote_link": f"{SITE}/contract/"}
    entry = blog.post(by=editor, typed=words, **said)
    closed = LiveBlog.objects.open(published("Over"), by=editor)
    closed.close(by=editor, summary=words)
    pages = [story.path, entry.path, f"{blog.path}feed.atom", f"/api/v1/stories/{story.pk}/"]
    pages += [f"{blog.path}since/{entry.number - 1}", closed.article.path]

    def links_at(page: str) -> tuple[int, int]:
        text = client.get(page).content.decode()
        return len(re.findall(TO_CONTRACT, text)), text.count("as said")

    for page in pages:
        assert links_at(page)[0] >= len(ways), page
    assert "[[contract]]" not in client.get(pages[3]).content.decode()
    public_contract.take_down(by=editor)
    for page in pages:
        found, others = links_at(page)
        assert not found, page
        assert others >= len(kept), page


def test_contract_that_is_down_is_not_taken_down_twice(
    public_contract: Contract, editor: User
) -> None:
    public_contract.take_down(by=editor)
    public_contract.take_down(by=editor)
    assert list(ContractEdition.objects.values_list("is_shown", flat=True)) == [True, False]


def test_contract_that_was_published_anew_meanwhile_is_not_taken_down(
    client: Client, public_contract: Contract, editor: User
) -> None:
    client.force_login(editor)
    address = public_contract.get_admin_url("take_down")
    opened = client.get(address).context["confirmed"]
    public_contract.points.filter(title="Access").update(promise="Promised anew.")
    public_contract.publish(by=editor)
    refused = client.post(address, {"confirmed": opened})
    assert refused.status_code == 409
    assert "so nothing was taken down" in " ".join(refused.content.decode().split())
    assert "Promised anew." in Client().get("/contract/").content.decode()
    client.post(address, {"confirmed": refused.context["confirmed"]})
    assert Client().get("/contract/").status_code == 410
    late = client.post(address, {"confirmed": refused.context["confirmed"]})
    assert late.status_code == 409
    assert "Visitors do not see the contract now." in late.content.decode()


def test_press_officer_cannot_take_the_contract_down(
    client: Client, public_contract: Contract, press_officer: User
) -> None:
    with pytest.raises(NotAllowed):
        public_contract.take_down(by=press_officer)
    client.force_login(press_officer)
    assert client.post(public_contract.get_admin_url("take_down")).status_code == 403
    assert "Take it down" not in client.get(public_contract.get_admin_url()).content.decode()
    assert Client().get("/contract/").status_code == 200
