"""`{% explanation point level %}`: a point's explanation below a heading of that level."""

from django import template
from django.utils.safestring import SafeString

from ..shown_contract import ShownPoint

register = template.Library()


@register.simple_tag
def explanation(point: ShownPoint, level: int) -> SafeString:
    return point.explained_below(level)
