"""Preview and Publish of the contract: what an editor sees before saying yes, and the yes."""

from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from articles.confirmation import HasChanged
from articles.models import Edition
from articles.problems import NotReady
from articles.public.blocks import shows

from .models import Contract, ContractEdition
from .models.contract import PATH, PUBLISH
from .public import render_contract
from .shown_contract import shown


@require_safe
@xframe_options_sameorigin
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The contract as visitors would see it, from the same template."""
    contract = _contract(request, pk, "contract.view_contract")
    return render_contract(request, shown(contract.content()), is_preview=True)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows what visitors will see; POST with the same fingerprint publishes it."""
    contract = _contract(request, pk, PUBLISH)
    if request.method != "POST":
        return _confirmation(request, contract)
    assert isinstance(request.user, User)
    try:
        contract.publish(by=request.user, confirmed=request.POST.get("confirmed", ""))
    except (HasChanged, NotReady) as refused:
        contract = _contract(request, pk, PUBLISH)  # as somebody else left it
        has_changed = isinstance(refused, HasChanged)
        return _confirmation(request, contract, has_changed=has_changed, status=409)
    messages.success(
        request, format_html('Published: <a href="{}">{}</a> is public now.', PATH, contract)
    )
    return redirect(contract.get_admin_url())


@require_http_methods(["GET", "HEAD", "POST"])
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks; POST with the same fingerprint takes the contract down."""
    contract = _contract(request, pk, PUBLISH)
    if request.method != "POST":
        return _asked_to_take_down(request, contract)
    assert isinstance(request.user, User)
    try:
        contract.take_down(by=request.user, confirmed=request.POST.get("confirmed", ""))
    except HasChanged:
        return _asked_to_take_down(request, contract, has_changed=True)
    messages.success(request, "The contract is down: no page shows it any more.")
    return redirect(contract.get_admin_url())


def _asked_to_take_down(
    request: HttpRequest, contract: Contract, *, has_changed: bool = False
) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": f"Take the {contract.title} down?",
        "opts": Contract._meta,
        "original": contract,
        "contract": contract,
        "confirmed": contract.public_fingerprint(),
        "has_changed": has_changed,
        "public_edition": ContractEdition.objects.public(),
        "pages": [page for page in Edition.objects.pages() if shows("contract", page)],
    }
    template = "admin/contract/contract/take_down.html"
    return TemplateResponse(request, template, context, status=409 if has_changed else 200)


def _confirmation(
    request: HttpRequest, contract: Contract, *, has_changed: bool = False, status: int = 200
) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": f"Publish the {contract.title}?",
        "opts": Contract._meta,
        "original": contract,
        "contract": contract,
        "confirmed": contract.fingerprint(),
        "has_points": contract.points.exists(),
        "has_changed": has_changed,
        "is_update": ContractEdition.objects.public() is not None,
    }
    template = "admin/contract/contract/publish.html"
    return TemplateResponse(request, template, context, status=status)


def _contract(request: HttpRequest, pk: int, permission: str) -> Contract:
    if not request.user.has_perm(permission):
        raise PermissionDenied("Your role does not include this. Ask an editor.")
    return get_object_or_404(Contract, pk=pk)
