from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_lists")]

    operations = [
        migrations.AddField(
            model_name='article',
            name='withdrawn_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='historicalarticle',
            name='withdrawn_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('withdrawn_at__isnull', False)), fields=['withdrawn_at'], name='withdrawn_stories'),
        ),
    ]
