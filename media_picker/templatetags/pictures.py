"""`{% picture shown sizes="…" %}` in templates."""

from django import template
from django.utils.safestring import SafeString

from ..shown_picture import DEFAULT_SIZES, ShownPicture

register = template.Library()


@register.simple_tag
def picture(
    shown: ShownPicture | None,
    sizes: str = DEFAULT_SIZES,
    loading: str = "lazy",
    decorative: bool = False,
) -> SafeString | str:
    """The picture's `<picture>` element, or nothing where there is no picture."""
    return shown.html(sizes=sizes, loading=loading, decorative=decorative) if shown else ""
