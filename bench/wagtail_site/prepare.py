"""Makes the site's database and its pages: `python -m bench.wagtail_site.prepare PAGES BYTES`"""

import sys

import django

SENTENCE = "Officers were called to the harbour early this morning and spoke to everybody there. "


def main(pages: int, page_bytes: int) -> None:
    django.setup()
    from django.core.management import call_command
    from wagtail.models import Page, Site

    from bench.wagtail_site.models import NewsPage

    call_command("migrate", verbosity=0)
    paragraph = f"<p>{SENTENCE * 5}</p>"
    body = paragraph * (page_bytes // len(paragraph))
    root = Page.objects.get(depth=1)
    for section in root.get_children():
        section.delete()
    home = root.add_child(instance=Page(title="Eastmere", slug="eastmere"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "127.0.0.1", "root_page": home}
    )
    news = home.add_child(instance=Page(title="News", slug="news", show_in_menus=True))
    for number in range(pages):
        news.add_child(
            instance=NewsPage(
                title=f"Bench story {number}",
                slug=f"bench-{number}",
                introduction="A story of the usual length.",
                body=body,
            )
        )


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
