"""The contract in public: on its own page, inside another page, in the navigation."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from articles.generations import FRAME, LISTS
from articles.models import Edition
from articles.public import frame
from articles.public.beside_stories import Part
from articles.public.navigation import NavigationLink
from media_picker.public_answer import made_from, public_answer

from .models import ContractEdition
from .models.contract import PATH
from .shown_contract import ShownContract, shown


@public_answer()
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The whole contract as it was last published; 404 before that, 410 once it is taken down."""
    last = ContractEdition.objects.newest()
    if last is None:
        raise Http404
    if last.is_shown:
        response = render_contract(request, shown(last.content))
    else:
        response = frame.page(request, "410", status=410)
    # Publishing or taking it down moves everything; a story that explains a point, the lists.
    made_from(response, LISTS, FRAME)
    return response


def render_contract(
    request: HttpRequest, contract: ShownContract, *, is_preview: bool = False
) -> HttpResponse:
    """The same page for visitors and for a preview."""
    return frame.page(request, "contract/contract", contract=contract, is_preview=is_preview)


def block(request: HttpRequest, edition: Edition) -> str:
    """The contract inside another page, as HTML; "" before it is first published.

    While it is down a line of its own says so, for words of the page may lead up to it.
    """
    last = ContractEdition.objects.newest()
    if last is None:
        return ""
    contract = shown(last.content) if last.is_shown else None
    context = {"contract": contract, "title": last.content["title"]}
    return render_to_string("contract/_block.html", context, request)


def parts_to_search() -> Iterator[Part]:
    public = ContractEdition.objects.public()
    if public is None:
        return
    content = public.content
    yield Part(content["title"], PATH, content["introduction"])
    for point in content["points"]:
        text = f"{point['promise']} {point['request']}"
        yield Part(point["title"], f"{PATH}#point-{point['pk']}", text, of=content["title"])


def navigation_link() -> NavigationLink | None:
    public = ContractEdition.objects.public()
    return NavigationLink(public.content["title"], PATH) if public else None
