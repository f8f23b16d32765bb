"""Preview and Publish of the contract: what an editor sees before saying yes, and the yes."""

from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Edition
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
    with transaction.atomic():
        locked = Contract.objects.select_for_update().get(pk=pk)
        has_changed = request.POST.get("confirmed") != locked.fingerprint()
        if has_changed or not locked.points.exists():
            return _confirmation(request, locked, has_changed=has_changed, status=409)
        locked.publish(by=request.user)
    messages.success(
        request, format_html('Published: <a href="{}">{}</a> is public now.', PATH, contract)
    )
    return redirect(contract.get_admin_url())


@require_http_methods(["GET", "HEAD", "POST"])
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks; POST takes the contract down."""
    contract = _contract(request, pk, PUBLISH)
    if request.method == "POST":
        assert isinstance(request.user, User)
        contract.take_down(by=request.user)
        messages.success(request, "The contract is down: no page shows it any more.")
        return redirect(contract.get_admin_url())
    context = {
        **admin.site.each_context(request),
        "title": f"Take the {contract.title} down?",
        "opts": Contract._meta,
        "original": contract,
        "contract": contract,
        "public_edition": ContractEdition.objects.public(),
        "pages": [page for page in Edition.objects.pages() if shows("contract", page)],
    }
    return TemplateResponse(request, "admin/contract/contract/take_down.html", context)


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
