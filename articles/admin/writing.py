"""The story's form while people write in it: two at a time, or one whose window was lost."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from unfold.admin import ModelAdmin

from media_picker.typed_id import typed_id

from ..models import Article, KeptForm, OpenStory
from .fitted_rows import fit_rows
from .keeping import form_to_restore, give_up, keeping, was_saved
from .story_form import StoryForm, differences

GONE = (
    "The text of that button was restored, saved or discarded meanwhile. "
    "What is still kept for you is offered here."
)


class WritingAdmin(ModelAdmin):
    """What the form does about colleagues, and about words that were typed and never saved."""

    form = StoryForm

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With what was kept, where a button asks it back: as if it had just been sent."""
        article_pk = typed_id(object_id) if object_id else None
        if request.method == "POST" and "_restore" in request.POST:
            kept = form_to_restore(request, article_pk)
            if kept is None:  # as when the restored page is loaded again
                messages.warning(request, GONE)
                return redirect(request.path)
            # To django-stubs, what a browser sends is another type than what is made here.
            request.POST = self._as_sent_now(request, kept)  # type: ignore[assignment]
            # By name: mypy knows no such attribute of a request.
            setattr(request, "restored", kept)  # noqa: B010
        if request.method == "POST" and "_give_up" in request.POST:
            return self._given_up(request, article_pk)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _given_up(self, request: HttpRequest, article_pk: int | None) -> HttpResponse:
        """The form as it is saved, without what was typed in the window of which this tells."""
        article = Article.objects.filter(pk=article_pk or 0).first()
        if article is None or not self.has_change_permission(request, article):
            raise PermissionDenied("Your role does not include this.")
        assert isinstance(request.user, User)
        give_up(request)
        OpenStory.objects.ended(article, by=request.user)
        messages.success(request, "Given up: what you had typed. The story stands as it was saved.")
        return redirect(request.path)

    def _as_sent_now(self, request: HttpRequest, kept: KeptForm) -> QueryDict:
        form = kept.as_form()
        for formset, inline in self.get_formsets_with_inlines(request, kept.article):
            of_story = {formset.fk.name: kept.article}
            rows = inline.get_queryset(request).filter(**of_story) if kept.article else []
            there = [row.pk for row in rows]
            prefix = formset.get_default_prefix()
            fit_rows(form, prefix, there, is_single=formset.max_num == 1)
        form._mutable = False
        return form

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        form.restored = getattr(request, "restored", None)
        return form

    def context_of_writing(
        self, request: HttpRequest, article: Article | None, context: dict[str, Any]
    ) -> dict[str, Any]:
        """Who else is writing, what they saved meanwhile, and what was typed and not saved."""
        form = context["adminform"].form
        found: dict[str, Any] = {}
        if article:
            found |= self._others_in(request, article, context)
        if not article or self.has_change_permission(request, article):
            found |= keeping(request, article, is_bound=form.is_bound, restored=form.restored)
            found["restored"] = form.restored
            found["is_unsaved"] = form.is_bound and not form.restored
        return found

    def _others_in(
        self, request: HttpRequest, article: Article, context: dict[str, Any]
    ) -> dict[str, Any]:
        assert isinstance(request.user, User)
        form = context["adminform"].form
        inlines = context["inline_admin_formsets"]
        tabs = [tab for inline in inlines for tab in inline.formset.forms]
        overtaken = form.overtaken()
        return {
            "version": Article.objects.values_list("version", flat=True).get(pk=article.pk),
            "address_was": form.data.get("address_was", article.slug),
            "others": OpenStory.objects.others(article, request.user),
            "overtaken": overtaken,
            "differences": differences([form, *tabs]) if form.is_older or overtaken else [],
        }

    def was_saved(self, request: HttpRequest, article: Article) -> None:
        """By this person, in this window."""
        assert isinstance(request.user, User)
        was_saved(request, article)
        OpenStory.objects.ended(article, by=request.user)
