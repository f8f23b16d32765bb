"""What a search costs when the archive grows: `.venv/bin/python -m bench.search`

Words from one in nearly every story to one in hardly any, phrases, filters and deep pages, with
10,000 stories and with 100,000, on both databases, beside the front page in the same run. The best
of 15 runs counts, in milliseconds, through all middleware and with the template. Newest first may
cost three front pages.
"""

from __future__ import annotations

import json
import sys
from urllib.parse import urlencode

from .archives import LARGE, SMALL, archives, best_of, get, measure_in_turns, set_up_django

MOST = 3.0


def measure() -> dict[str, float]:
    set_up_django()
    from articles.invented_archive import COMMON, rare_words
    from articles.models import Category, District
    from articles.search import Filters, engine
    from articles.search.engine import Question

    rare = rare_words()
    places = {
        "category": Category.objects.all()[0].slug,
        "district": District.objects.all()[0].slug,
    }
    middle = engine().newest(Question([COMMON[0]], Filters()), None, 2_000)[-1]
    searches = {
        "word in nearly all": {"q": COMMON[0]},
        "word in many": {"q": COMMON[50]},
        "word in some": {"q": rare[300]},
        "word in few": {"q": rare[7500]},
        "word in none": {"q": "zyzzyva"},
        "phrase": {"q": f'"{COMMON[0]} {COMMON[3]}"'},
        "two words seldom together": {"q": f"{rare[500]} {rare[900]}"},
        "three common words": {"q": " ".join(COMMON[:3])},
        "common word, category, district": {"q": COMMON[0], **places},
        "no word, an appeal in a district": {"kind": "wanted", "district": places["district"]},
        "common word in a year": {"q": COMMON[0], "since": "2020-01-01", "until": "2020-12-31"},
        "common word, 2,000 hits down": {"q": COMMON[0], "place": str(middle)},
    }
    found = {"front page": best_of(get("/"))}
    for order in ("newest", "best"):
        for name, asked in searches.items():
            if order == "best" and ("q" not in asked or "place" in asked):
                continue
            address = f"/search/?{urlencode({**asked, 'order': order})}"
            found[f"{order}: {name}"] = best_of(get(address))
    return found


def main() -> int:
    worst = 0.0
    with archives() as engines:
        for engine, urls in engines.items():
            small, large = measure_in_turns("bench.search", urls)
            print(f"\n{engine:<46}{SMALL:>9,}{LARGE:>10,}   stories, ms")
            for name, before in small.items():
                times = large[name] / large["front page"]
                worst = max(worst, times if name.startswith("newest") else 0)
                print(f"{name:<46}{before:>9.1f}{large[name]:>10.1f}   {times:.2f} front pages")
    print(f"\nThe worst, newest first: {worst:.2f} front pages (most: {MOST})")
    return int(worst > MOST)


if __name__ == "__main__":
    if sys.argv[1:] == ["measure"]:
        print(json.dumps(measure()))
    else:
        sys.exit(main())
