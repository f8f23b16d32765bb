"""A picture's file becomes a row of its own, so that it can be replaced; pictures say more.

What there is survives: every picture's columns move into its first file, with the key that its
public addresses already carry, and public uses name that file.
"""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Cast

import media_picker.models


def give_each_picture_its_file(apps, schema_editor):
    Picture = apps.get_model("media_picker", "Picture")
    PictureFile = apps.get_model("media_picker", "PictureFile")
    PictureUse = apps.get_model("media_picker", "PictureUse")
    Rendition = apps.get_model("media_picker", "Rendition")
    for picture in Picture.objects.order_by("pk"):
        file = PictureFile.objects.create(
            picture=picture,
            original=picture.original.name,
            key=picture.key,
            sha256=picture.sha256,
            width=picture.width,
            height=picture.height,
            uploaded_by=picture.uploaded_by,
            uploaded_at=picture.uploaded_at,
        )
        Picture.objects.filter(pk=picture.pk).update(file=file)
        Rendition.objects.filter(picture=picture).update(
            picture_file=file, size=Cast("width", models.CharField(max_length=12))
        )
        PictureUse.objects.filter(picture=picture, is_public=True).update(file=file)
    if schema_editor.connection.vendor == "postgresql":
        # It alters no table while checks of these rows are still to come.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


FRACTION = [
    django.core.validators.MinValueValidator(0),
    django.core.validators.MaxValueValidator(1),
]


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("media_picker", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PictureTag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40, unique=True)),
            ],
            options={"ordering": ["name"]},
        ),
        migrations.CreateModel(
            name="PictureFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("original", models.FileField(upload_to=media_picker.models.original_path, verbose_name="picture file")),
                ("key", models.CharField(default=media_picker.models.new_key, max_length=32, unique=True)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("width", models.PositiveIntegerField(help_text="pixels, of the upright original")),
                ("height", models.PositiveIntegerField(help_text="pixels, of the upright original")),
                ("focal_x", models.FloatField(default=0.5, validators=FRACTION)),
                ("focal_y", models.FloatField(default=0.5, validators=FRACTION)),
                ("uploaded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("has_avif", models.BooleanField(default=False)),
                ("avif_tries", models.PositiveSmallIntegerField(default=0)),
                ("avif_tried_at", models.DateTimeField(null=True)),
                ("picture", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="files", to="media_picker.picture")),
                ("uploaded_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={"ordering": ["-pk"]},
        ),
        migrations.AddField(
            "picture", "file",
            models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="media_picker.picturefile"),
        ),
        migrations.AddField(
            "rendition", "picture_file",
            models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="renditions", to="media_picker.picturefile"),
        ),
        migrations.AddField(
            "rendition", "size",
            models.CharField(default="", help_text="The width in digits, or a crop's name.", max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            "pictureuse", "file",
            models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="media_picker.picturefile"),
        ),
        migrations.RunPython(give_each_picture_its_file),
        migrations.RemoveIndex("pictureuse", "public_picture_uses"),
        migrations.RemoveConstraint("rendition", "one_rendition_a_size_and_format"),
        migrations.RemoveField("rendition", "picture"),
        migrations.RemoveField("picture", "original"),
        migrations.RemoveField("picture", "key"),
        migrations.RemoveField("picture", "sha256"),
        migrations.RemoveField("picture", "width"),
        migrations.RemoveField("picture", "height"),
        migrations.AlterField(
            "rendition", "picture_file",
            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="renditions", to="media_picker.picturefile"),
        ),
        migrations.AlterField("rendition", "width", models.PositiveIntegerField(help_text="pixels")),
        migrations.AlterField("rendition", "height", models.PositiveIntegerField(help_text="pixels")),
        migrations.AddConstraint(
            "rendition",
            models.UniqueConstraint(fields=("picture_file", "size", "ending"), name="one_rendition_a_size_and_format"),
        ),
        migrations.AddConstraint(
            "pictureuse",
            models.CheckConstraint(condition=models.Q(("is_public", False), ("file__isnull", False), _connector="OR"), name="public_use_names_its_file"),
        ),
        migrations.AddIndex(
            "pictureuse",
            models.Index(condition=models.Q(("is_public", True)), fields=["file"], name="public_picture_uses"),
        ),
        migrations.AddIndex(
            "picturefile",
            models.Index(condition=models.Q(("has_avif", False)), fields=["avif_tried_at"], name="files_without_avif"),
        ),
        migrations.AddField(
            "picture", "tags",
            models.ManyToManyField(blank=True, related_name="pictures", to="media_picker.picturetag"),
        ),
        migrations.AddField(
            "picture", "is_decorative",
            models.BooleanField(default=False, help_text="Tick this only for a picture that tells nothing, such as a pattern: people who cannot see it are then told nothing of it, and the field above stays empty.", verbose_name="decorative"),
        ),
        migrations.AddField(
            "picture", "source",
            models.CharField(blank=True, help_text="For example “Our photographer”, “The family” or “Partner agency, by email”. Visitors never see it.", max_length=200, verbose_name="where it came from"),
        ),
        migrations.AddField(
            "picture", "conditions",
            models.CharField(blank=True, help_text="For example “This appeal only” or “Any use, with credit”. Visitors never see it.", max_length=300, verbose_name="what we may do with it"),
        ),
        migrations.AddField(
            "picture", "use_until",
            models.DateField(blank=True, help_text="The last day on which a story with it may be published, if there is one.", null=True, verbose_name="use until"),
        ),
        migrations.AlterField(
            "picture", "alt_text",
            models.CharField(blank=True, help_text="What the picture shows, for people who cannot see it. It goes out with the story and with the tweet: one or two plain sentences, without “picture of”.", max_length=1000, verbose_name="alt text"),
        ),
    ]
