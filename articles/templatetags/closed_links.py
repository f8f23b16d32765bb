"""`{% filter without_closed_links %}`: for templates that show HTML of an editor to visitors."""

from django import template
from django.utils.safestring import SafeString

from ..public import closed_links

register = template.Library()


@register.filter
def without_closed_links(shown: str) -> SafeString:
    return closed_links.without_closed_links(shown)
