from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Concat


def put_between_blanks(apps, schema_editor):
    posts = apps.get_model("social", "Post").objects.exclude(twin_ids="")
    between = Concat(Value(" "), F("twin_ids"), Value(" "), output_field=models.TextField())
    posts.update(twin_ids=between)


class Migration(migrations.Migration):
    dependencies = [("social", "0009_given_up_by_a_person")]

    operations = [
        migrations.RenameField("post", "twin_id", "twin_ids"),
        migrations.AlterField(
            "post",
            "twin_ids",
            models.TextField(
                "X’s ids of further copies", blank=True, help_text="Each between blanks."
            ),
        ),
        migrations.RunPython(put_between_blanks, migrations.RunPython.noop),
    ]
