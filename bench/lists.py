"""What a list costs when the archive grows: `.venv/bin/python -m bench.lists`

The front page, a category, a district, a month and the archive, first pages and deep ones,
with 10,000 stories and with 100,000, on both databases. The best of 45 runs counts, in
milliseconds, through all middleware and with the template. 1.3 times as much is allowed.
"""

from __future__ import annotations

import json
import sys
from urllib.parse import urlencode

from .archives import LARGE, SMALL, archives, best_of, get, measure_in_turns, set_up_django

MOST = 1.3


def measure() -> dict[str, float]:
    set_up_django()
    from articles.models import ArchiveMonth, Category, District, Edition
    from articles.public.keyset import Place

    stories = Edition.objects.stories()
    category, district = Category.objects.all()[0], District.objects.all()[0]
    month = ArchiveMonth.objects.with_stories()[6]
    lists = {
        "front page": ("/", stories),
        "category": (category.get_absolute_url(), stories.filter(category=category)),
        "district": (district.get_absolute_url(), stories.filter(district=district)),
    }
    found = {}
    for name, (path, editions) in lists.items():
        found[name] = best_of(get(path))
        middle = editions.newest_first()[editions.count() * 9 // 10]
        deep = urlencode(Place.beside(middle).as_query())
        found[f"{name}, nine tenths down"] = best_of(get(f"{path}?{deep}"))
    found["a month"] = best_of(get(month.get_absolute_url()))
    found["archive"] = best_of(get("/archive/"))
    found["a month's sitemap"] = best_of(get(f"/sitemap/{month.first_day:%Y-%m}.xml"))
    found["Atom feed"] = best_of(get("/feeds/all.atom"))
    found["JSON Feed of a category"] = best_of(get(f"/feeds/category/{category.slug}.json"))
    return found


def main() -> int:
    worst = 0.0
    with archives() as engines:
        for engine, urls in engines.items():
            small, large = measure_in_turns("bench.lists", urls)
            print(f"\n{engine:<34}{SMALL:>9,}{LARGE:>10,}   stories, ms")
            for name, before in small.items():
                times = large[name] / before
                is_bound = "sitemap" not in name  # ten times the stories a month
                worst = max(worst, times if is_bound else 0)
                print(f"{name:<34}{before:>9.1f}{large[name]:>10.1f}   {times:.2f} times")
    print(f"\nThe worst: {worst:.2f} times (most: {MOST})")
    return int(worst > MOST)


if __name__ == "__main__":
    if sys.argv[1:] == ["measure"]:
        print(json.dumps(measure()))
    else:
        sys.exit(main())
