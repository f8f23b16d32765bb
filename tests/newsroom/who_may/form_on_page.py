"""What a browser would send for the form on a page: its fields as they stand there."""

from __future__ import annotations

from html.parser import HTMLParser


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[list[tuple[str, str]]] = []
        self._open = False
        self._select = self._textarea = ""
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "form" and at.get("method", "").lower() == "post":
            self.forms.append([])
            self._open = True
        if not self._open:
            return
        name = at.get("name", "")
        if tag == "input" and name:
            if at.get("type") in ("submit", "button", "file", "image"):
                return
            if at.get("type") in ("checkbox", "radio") and "checked" not in at:
                return
            ticked = "on" if at.get("type") == "checkbox" else ""
            self.forms[-1].append((name, at.get("value", ticked)))
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in at:
            self.forms[-1].append((self._select, at.get("value", "")))
        elif tag == "textarea":
            self._textarea, self._words = name, ""

    def handle_data(self, data: str) -> None:
        self._words += data if self._textarea else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = False
        elif tag == "select":
            self._select = ""
        elif tag == "textarea" and self._textarea:
            if self._open:
                self.forms[-1].append((self._textarea, self._words.removeprefix("\n")))
            self._textarea = ""


def form_on(html: str) -> dict[str, list[str]]:
    """The fields of the page's longest POST form, by name."""
    parser = _Forms()
    parser.feed(html)
    fields: dict[str, list[str]] = {}
    for name, value in max(parser.forms, key=len, default=[]):
        fields.setdefault(name, []).append(value)
    return fields
