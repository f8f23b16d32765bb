"""The lists of the public site: months with their counts, a pinned story, indexes."""

from collections import Counter
from zoneinfo import ZoneInfo

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def count_months(apps, schema_editor):
    live = apps.get_model("articles", "Edition")._base_manager.filter(is_live=True)
    zone = ZoneInfo(settings.TIME_ZONE)
    moments = live.exclude(kind="page").values_list("published_at", flat=True)
    counts = Counter(m.astimezone(zone).date().replace(day=1) for m in moments.iterator())
    ArchiveMonth = apps.get_model("articles", "ArchiveMonth")
    ArchiveMonth.objects.bulk_create(
        ArchiveMonth(first_day=first_day, stories=stories) for first_day, stories in counts.items()
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_search")]

    operations = [
        migrations.CreateModel(
            name='ArchiveMonth',
            fields=[
                ('first_day', models.DateField(primary_key=True, serialize=False)),
                ('stories', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='PinnedStory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pinned_at', models.DateTimeField(auto_now=True)),
                ('article', models.OneToOneField(help_text='It stands first on the front page, in place of the story pinned before, until you take the pin out again.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article', verbose_name='story')),
            ],
            options={
                'verbose_name': 'pinned story',
                'verbose_name_plural': 'pinned story',
            },
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('is_live', True), models.Q(('kind', 'page'), _negated=True)), fields=['district', '-published_at', '-article_id'], name='live_stories_by_district'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('is_live', True), models.Q(('kind', 'news'), _negated=True), models.Q(('kind', 'tribute'), _negated=True), models.Q(('kind', 'page'), _negated=True)), fields=['-published_at', '-article_id'], name='live_appeals'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('is_live', True), ('kind', 'page')), fields=['title'], name='live_pages'),
        ),
        migrations.RunPython(count_months, migrations.RunPython.noop),
    ]
