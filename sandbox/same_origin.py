"""Whether a form was sent from one of the sandbox's own pages."""

import functools
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden

View = Callable[..., HttpResponse]

EXPLANATION = (
    "Nothing was done: this did not come from a page of the sandbox. "
    "Open the sandbox in your browser and use the form there."
)


def from_our_own_page(view: View) -> View:
    """Let `view` have a POST only when the browser says that a page of this server sent it.

    Browsers write the header Origin themselves on every POST; the newsroom, on another port of this
    machine, is a stranger too. So there is no need of the cookie and the hidden field that Django's
    own protection lives by. See the OWASP cheat sheet on cross-site request forgery,
    "Verifying Origin With Standard Headers".
    """

    @functools.wraps(view)
    def guarded(request: HttpRequest, **kwargs: object) -> HttpResponse:
        ours = f"{request.scheme}://{request.get_host()}"
        if request.method == "POST" and request.headers.get("Origin") != ours:
            return HttpResponseForbidden(EXPLANATION, content_type="text/plain; charset=utf-8")
        return view(request, **kwargs)

    return guarded
