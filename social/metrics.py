"""What Prometheus may ask: how many tweets are in which state, and how long the oldest waits."""

from __future__ import annotations

import hmac
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count, Min
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from .models import Attempt, Post
from .post_states import PostState


class LedgerCollector(Collector):
    """Counts in the ledger's rows, which every process shares, at the moment of asking."""

    def collect(self) -> Iterator[Metric]:
        posts = GaugeMetricFamily("newsroom_posts", "Tweets by state.", labels=["state"])
        counted = dict(Post.objects.order_by().values_list("state").annotate(Count("pk")))
        for state in PostState:
            posts.add_metric([state.value], counted.get(state.value, 0))
        yield posts
        yield GaugeMetricFamily(
            "newsroom_oldest_queued_seconds", "Age of the oldest tweet in line.", value=_oldest()
        )
        calls = CounterMetricFamily(
            "newsroom_x_calls",
            "Calls to X by what was asked and HTTP status.",
            labels=["asked", "status"],
        )
        statuses = Attempt.objects.order_by().values_list("asked", "status").annotate(Count("pk"))
        for asked, status, count in statuses:
            calls.add_metric([asked, str(status or "none")], count)
        yield calls


def _oldest() -> float:
    queued = Post.objects.filter(state=PostState.QUEUED)
    oldest = queued.order_by().aggregate(oldest=Min("queued_at"))["oldest"]
    return (timezone.now() - oldest).total_seconds() if oldest else 0.0


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """For whoever has METRICS_TOKEN (`Authorization: Bearer …`); without one there is no page."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    token = settings.METRICS_TOKEN
    if not token or not hmac.compare_digest(given.encode(), token.encode()):
        raise Http404
    registry = CollectorRegistry()
    registry.register(LedgerCollector())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


urlpatterns = [path("", metrics)]
