"""What is the same for every call to X's API: signature, limits, and refusals in X's shape."""

import functools
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

from sandbox.models import CallCount, Counted
from sandbox.x.models import Behaviour, RateWindow
from sandbox.x.oauth_header import is_signed
from sandbox.x.ordered_answers import REFUSALS
from sandbox.x.problems import XProblem, plain_problem

View = Callable[..., HttpResponse]


def x_endpoint(
    method: str, *, calls_per_window: int, counted: Counted, ordered_by: str = ""
) -> Callable[[View], View]:
    """A view that answers `method` to signed calls, `calls_per_window` in fifteen minutes.

    `ordered_by` is the key of Behaviour that may order a refusal for this endpoint alone. The view
    may raise XProblem. The limits are X's for one user:
    https://docs.x.com/x-api/fundamentals/rate-limits
    """

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def answer(request: HttpRequest, **kwargs: str) -> HttpResponse:
            CallCount.add(Counted.X)
            if request.method != method:
                return plain_problem(405).as_response()
            CallCount.add(counted)
            if not is_signed(request.headers.get("Authorization", "")):
                return plain_problem(401).as_response()
            for key in filter(None, ("account_answer", ordered_by)):
                if kind := Behaviour.take(key):
                    return REFUSALS[kind]()
            window = RateWindow.count_call(view.__name__, calls_per_window)
            try:
                if window.is_exceeded:
                    raise plain_problem(429)
                response = view(request, **kwargs)
            except XProblem as problem:
                response = problem.as_response()
            window.write_headers(response)
            return response

        return answer

    return decorate


def no_such_endpoint(request: HttpRequest, **kwargs: str) -> JsonResponse:
    """What X's API has and the newsroom does not use is not here."""
    return plain_problem(404, "The sandbox has no such endpoint.").as_response()
