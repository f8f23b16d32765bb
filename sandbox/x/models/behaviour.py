"""How this X is told to behave, so that failure can be rehearsed."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from sandbox.ordered_behaviour import OrderedBehaviour, seconds


class Behaviour(OrderedBehaviour):
    upload_delay_seconds = seconds("An uploaded picture is answered this much later.")
    delay_before_accepting_seconds = seconds("A post waits this long and is then judged.")
    delay_after_accepting_seconds = seconds("A post is accepted; the answer comes this much later.")
    refuse_posts_with_status = models.IntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(400), MaxValueValidator(599)],
        help_text="Every post is refused with this HTTP status and not accepted.",
    )
