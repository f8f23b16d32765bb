"""How this X is told to behave, so that failure can be rehearsed.

What the kinds of answers mean stands in `sandbox/x/ordered_answers.py`.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from sandbox.ordered_behaviour import OrderedBehaviour, odd_answer, seconds

LONGEST_LAG_SECONDS = 3600
# X forgets an upload after a day unless a tweet took it.
MEDIA_LIFETIME_SECONDS = 24 * 60 * 60


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
    account_answer = odd_answer(
        ["401", "402", "suspended"], "What every call to X gets instead: the account is in trouble."
    )
    post_answer = odd_answer(
        ["429", "429-bare", "429-past", "429-day", "503"],
        "What a post gets instead; nothing is accepted.",
    )
    accepted_answer = odd_answer(
        ["dropped", "503", "html", "empty", "cut"],
        "What a post gets instead although X has accepted it.",
    )
    has_forgotten_pictures = models.BooleanField(
        default=False, help_text="A post's uploads have expired: it is refused, and they are gone."
    )
    upload_answer = odd_answer(
        ["refused", "429", "503"], "What an upload gets instead; nothing is kept."
    )
    alt_text_answer = odd_answer(
        ["refused", "503"], "What an alt text gets instead; it is not kept."
    )
    delete_answer = odd_answer(["429", "503"], "What a deletion gets instead; the tweet stays up.")
    timeline_answer = odd_answer(
        ["429", "503", "html"], "What a look at the own timeline gets instead."
    )
    timeline_lag_seconds = seconds(
        "The own timeline shows a tweet this much later.", at_most=LONGEST_LAG_SECONDS
    )
    is_duplicate_rule_on = models.BooleanField(
        default=True, help_text="The words of a tweet that is up are refused for a day."
    )
    media_lifetime_seconds = models.IntegerField(
        default=MEDIA_LIFETIME_SECONDS,
        validators=[MinValueValidator(1), MaxValueValidator(MEDIA_LIFETIME_SECONDS)],
        help_text="An upload is forgotten after this long unless a tweet took it.",
    )
