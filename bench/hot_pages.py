"""How many hot pages a second the front door gives: `.venv/bin/python -m bench.hot_pages`

Story pages of about 30 KB over 400 addresses, through the server of `make run`, in turn with the
same server answering as many constant bytes with no framework, and with a plain Django view that
returns bytes from its cache; then in turn quiet and while one story a second is published. Each
round runs all of them one after the other, and the ratios are the rounds' own: other work on the
machine disturbs all alike. Exits with 1 when what docs/performance.md promises is not reached.
"""

import statistics
import sys
import time
import urllib.error
import urllib.request

from bench.newsroom_under_load import (
    Load,
    Pressure,
    Publisher,
    Server,
    address_script,
    newsroom_with_stories,
    ratio,
    rival,
    rounds,
    show,
    wait_until,
    web_of,
)

TO_CONSTANT = 0.7
WHILE_PUBLISHING = 0.8
P99_IN_MEDIANS = 5.0


def main() -> int:
    pressure = Pressure.asked_for(__doc__, rounds=7)
    with newsroom_with_stories() as (newsroom, publisher), address_script() as script:
        with urllib.request.urlopen(f"{newsroom.url}/news/bench-1/") as page:
            size = len(page.read())
        print(f"A page has {size:,} bytes.")

        web = web_of(newsroom)

        def put_on(server: Server) -> Load:
            return pressure.on(server, script)

        with rival("constant", size) as constant, rival("plain_django", size) as plain:
            put_on(web)  # every page is rendered once
            found = rounds(
                pressure.rounds,
                {
                    "constant bytes, no framework": lambda: put_on(constant),
                    "hot story pages": lambda: put_on(web),
                    "Django view, bytes from its cache": lambda: put_on(plain),
                },
            )
        limit, hot, django = found.values()
        show(found)
        print(f"\nHot pages to constant bytes: {ratio(hot, limit):.2f} (to reach: {TO_CONSTANT})")
        print(f"Hot pages to Django's cached bytes: {ratio(hot, django):.1f}")

        def while_publishing() -> Load:
            with publisher.one_a_second():
                return put_on(web)

        found = rounds(
            pressure.rounds,
            {"quiet": lambda: put_on(web), "one story a second": while_publishing},
        )
        quiet, publishing = found.values()
        print()
        show(found)
        p99 = in_medians(publishing)
        errors = sum(each.errors for each in hot + quiet + publishing)
        print(
            f"\nWhile publishing: {ratio(publishing, quiet):.2f} of it (to reach: "
            f"{WHILE_PUBLISHING}), p99 {p99:.1f} medians (at most: {P99_IN_MEDIANS}; quiet "
            f"{in_medians(quiet):.1f}), errors: {errors}"
        )
        waits = [withdrawal(newsroom.url, publisher) for _ in range(20)]
        print(
            f"A withdrawal shows after {statistics.median(waits):.0f} ms (median of 20; "
            f"{max(waits):.0f} at most)."
        )
    is_reached = (
        ratio(hot, limit) >= TO_CONSTANT
        and ratio(publishing, quiet) >= WHILE_PUBLISHING
        and p99 <= P99_IN_MEDIANS
        and errors == 0
        and max(waits) <= 1000
    )
    return 0 if is_reached else 1


def in_medians(loads: list[Load]) -> float:
    """How much longer than the median the slowest hundredth waited, in the median round."""
    return statistics.median(each.p99 / each.p50 for each in loads)


def withdrawal(url: str, publisher: Publisher) -> float:
    """Milliseconds from a withdrawal's commit until its page, which was kept, is gone."""
    path = publisher.do("publish")

    def is_shown() -> bool:
        try:
            return urllib.request.urlopen(url + path).status == 200
        except urllib.error.HTTPError:
            return False

    assert is_shown()
    committed = float(publisher.do("withdraw"))
    wait_until(lambda: not is_shown())
    return max(0.0, time.time() - committed) * 1000


if __name__ == "__main__":
    sys.exit(main())
