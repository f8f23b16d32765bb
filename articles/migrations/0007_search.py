"""The search: an FTS5 table on SQLite, a table of vectors on PostgreSQL.

What was published before is indexed here, by the rules of articles/search/ at that time.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

SQLITE_TABLE = """
    CREATE VIRTUAL TABLE articles_search USING fts5 (
        title, summary, body, filed, tokenize = 'porter unicode61 remove_diacritics 2'
    )
"""
SQLITE_ROWS = """
    INSERT INTO articles_search (rowid, title, summary, body, filed)
    SELECT
        (CAST(strftime('%s', substr(published_at, 1, 19)) AS INTEGER) << 30) | article_id,
        title, summary, substr(plain_text, 1, 100000),
        'everystory filedkind' || kind
            || coalesce(' filedcategory' || category_id, '')
            || coalesce(' fileddistrict' || district_id, '')
    FROM articles_edition WHERE is_live
"""
# Snowball's English without a list of stop words: "The Who" is a name, and SQLite has none either.
POSTGRESQL_CONFIG = """
    CREATE TEXT SEARCH DICTIONARY newsroom_stem (TEMPLATE = snowball, LANGUAGE = english);
    CREATE TEXT SEARCH CONFIGURATION newsroom_english (COPY = pg_catalog.english);
    ALTER TEXT SEARCH CONFIGURATION newsroom_english
        ALTER MAPPING REPLACE english_stem WITH newsroom_stem;
"""
POSTGRESQL_ROWS = """
    INSERT INTO articles_searchrow (number, vector)
    SELECT
        (floor(extract(epoch FROM published_at))::bigint << 30) | article_id,
        setweight(to_tsvector('newsroom_english', title), 'A')
            || setweight(to_tsvector('newsroom_english', summary), 'B')
            || setweight(to_tsvector('newsroom_english', left(plain_text, 100000)), 'C')
            || setweight(to_tsvector('simple', 'everystory filedkind' || kind
                || coalesce(' filedcategory' || category_id, '')
                || coalesce(' fileddistrict' || district_id, '')), 'D')
    FROM articles_edition WHERE is_live
"""
POSTGRESQL_CONFIG_AWAY = """
    DROP TEXT SEARCH CONFIGURATION newsroom_english;
    DROP TEXT SEARCH DICTIONARY newsroom_stem;
"""


def make_engine(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(POSTGRESQL_CONFIG if is_postgresql else SQLITE_TABLE, params=None)


def drop_engine(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    away = POSTGRESQL_CONFIG_AWAY if is_postgresql else "DROP TABLE articles_search"
    schema_editor.execute(away, params=None)


def index_live_editions(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(POSTGRESQL_ROWS if is_postgresql else SQLITE_ROWS, params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_redirects")]

    operations = [
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("vector", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={"required_db_vendor": "postgresql"},
        ),
        migrations.AddIndex(
            model_name="searchrow",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["vector"], name="search_vector"
            ),
        ),
        migrations.RunPython(make_engine, drop_engine),
        migrations.RunPython(index_live_editions, migrations.RunPython.noop),
    ]
