"""Accents are left out of the search on PostgreSQL, as SQLite's tokenizer does by itself.

What was published before with an accent is indexed again, by the rules of articles/search/ at that
time.
"""

from django.db import migrations

PLAIN = r"regexp_replace(normalize({}, NFD), '[\u0300-\u036f]', '', 'g')"
ROWS = f"""
    UPDATE articles_searchrow SET vector =
        setweight(to_tsvector('newsroom_english', {PLAIN.format("title")}), 'A')
            || setweight(to_tsvector('newsroom_english', {PLAIN.format("summary")}), 'B')
            || setweight(to_tsvector(
                'newsroom_english', {PLAIN.format("left(plain_text, 100000)")}), 'C')
            || setweight(to_tsvector('simple', 'everystory filedkind' || kind
                || coalesce(' filedcategory' || category_id, '')
                || coalesce(' fileddistrict' || district_id, '')), 'D')
    FROM articles_edition
    WHERE is_live
        AND articles_searchrow.number = (floor(extract(epoch FROM published_at))::bigint << 30) | article_id
        AND title || summary || plain_text ~ '[^[:ascii:]]'
"""


def index_without_accents(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ROWS, params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_banner_history")]

    operations = [migrations.RunPython(index_without_accents, migrations.RunPython.noop)]
