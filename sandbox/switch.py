"""What a trainer can switch: a key of a service's behaviour, in words.

Each service lists its own in its `switches.py`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Position:
    """One of the things that a switch can be set to.

    `value` as a form sends it, empty for nothing out of the ordinary; `does`: what the service then
    does; `expect`: what the newsroom should show and do.
    """

    value: str
    does: str
    expect: str = ""


@dataclass(frozen=True)
class Switch:
    """A key of `/rehearsal/behaviour`.

    `calls` names what it concerns, in the plural. It has either positions to choose from or a
    number in `unit`, with `expect` for any number.
    """

    key: str
    title: str
    calls: str
    positions: tuple[Position, ...] = ()
    unit: str = ""
    expect: str = ""
