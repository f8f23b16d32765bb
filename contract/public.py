"""The contract in public: on its own page, inside another page, in the navigation."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from articles.models import Edition
from articles.public import frame
from articles.public.navigation import NavigationLink

from .models import ContractEdition
from .models.contract import PATH
from .shown_contract import ShownContract, shown


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The whole contract as it was last published; 404 before that."""
    public = ContractEdition.objects.public()
    if public is None:
        raise Http404
    return render_contract(request, shown(public.content))


def render_contract(
    request: HttpRequest, contract: ShownContract, *, is_preview: bool = False
) -> HttpResponse:
    """The same page for visitors and for a preview."""
    return frame.page(request, "contract/contract", contract=contract, is_preview=is_preview)


def block(request: HttpRequest, edition: Edition) -> str:
    """The contract inside another page, as HTML; "" before it was ever published."""
    public = ContractEdition.objects.public()
    if public is None:
        return ""
    return render_to_string("contract/_block.html", {"contract": shown(public.content)}, request)


def navigation_link() -> NavigationLink | None:
    public = ContractEdition.objects.only("content").public()
    return NavigationLink(public.content["title"], PATH) if public else None
