import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

from articles import kept_rows


def name_the_stories(apps, schema_editor):
    """Of drafts deleted before now nothing says which they were: theirs stay 0."""
    blogs = apps.get_model("liveblog", "LiveBlog").objects
    events = apps.get_model("liveblog", "LiveEvent").objects
    with schema_editor.connection.cursor() as cursor:
        # Guarded again after the last migration, as all records are.
        for line in kept_rows.let_go(schema_editor.connection.vendor, ["liveblog_liveevent"]):
            cursor.execute(line)
    its_blog = blogs.filter(pk=OuterRef("blog_id")).values("article_id")
    events.filter(blog_id__in=blogs.values("pk")).update(article_id=Subquery(its_blog))


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0023_whose_words_stand"),
        ("liveblog", "0004_events_are_records"),
    ]

    operations = [
        migrations.AlterField(
            model_name="liveblog",
            name="article",
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="live_blog", to="articles.article", verbose_name="story"),
        ),
        migrations.AddField(
            model_name="liveevent",
            name="article",
            field=models.ForeignKey(db_constraint=False, default=0, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="articles.article"),
            preserve_default=False,
        ),
        migrations.RunPython(name_the_stories, migrations.RunPython.noop),
    ]
