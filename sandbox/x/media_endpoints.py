"""Pictures: upload one (`POST /2/media/upload`), describe it (`POST /2/media/metadata`)."""

import time
from datetime import timedelta

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, JsonResponse

from sandbox.models import Counted
from sandbox.x.endpoint import x_endpoint
from sandbox.x.json_body import expect_object, expect_type, read_json_object
from sandbox.x.models import Behaviour, Media
from sandbox.x.picture_file import MAX_BYTES, NotAPicture, inspect
from sandbox.x.problems import invalid_request, resource_not_found
from sandbox.x.snowflake import find

MAX_ALT_TEXT = 1_000


@x_endpoint("POST", calls_per_window=500, counted=Counted.X_UPLOADS, ordered_by="upload_answer")
def upload(request: HttpRequest) -> JsonResponse:
    """A multipart form with `media` (the file) and `media_category=tweet_image`."""
    time.sleep(Behaviour.take("upload_delay_seconds"))
    unknown = (set(request.POST) | set(request.FILES)) - {"media", "media_category", "media_type"}
    if unknown:
        raise invalid_request(f"The form field [{min(unknown)}] is not one that X knows.")
    if request.POST.get("media_category") != "tweet_image":
        raise invalid_request("media_category must be tweet_image: the sandbox takes no other.")
    file = request.FILES.get("media")
    if not isinstance(file, UploadedFile) or not file.size:
        raise invalid_request("media is missing: send the picture's bytes as a file.")
    if file.size > MAX_BYTES:
        raise invalid_request(f"The picture has {file.size} bytes; {MAX_BYTES} is the most.")
    content = file.read()
    try:
        picture = inspect(content)
    except NotAPicture as error:
        raise invalid_request(str(error)) from error

    lifetime_seconds = Behaviour.take("media_lifetime_seconds")
    media = Media.keep(content, picture, timedelta(seconds=lifetime_seconds))
    return JsonResponse(
        {
            "data": {
                "id": str(media.pk),
                "media_key": media.media_key,
                "size": len(content),
                "expires_after_secs": lifetime_seconds,
                "image": {
                    "w": media.width,
                    "h": media.height,
                    "image_type": media.content_type,
                },
            }
        }
    )


@x_endpoint("POST", calls_per_window=500, counted=Counted.X_ALT_TEXTS, ordered_by="alt_text_answer")
def describe(request: HttpRequest) -> JsonResponse:
    """JSON `{"id", "metadata": {"alt_text": {"text"}}}`, at most 1,000 characters of text."""
    body = read_json_object(request, ["id", "metadata"])
    metadata = expect_object(body.get("metadata"), "$.metadata", ["alt_text"])
    alt_text = expect_object(metadata.get("alt_text"), "$.metadata.alt_text", ["text"])
    text = expect_type(alt_text.get("text"), "$.metadata.alt_text.text", str)
    if len(text) > MAX_ALT_TEXT:
        raise invalid_request(
            f"$.metadata.alt_text.text: may only be {MAX_ALT_TEXT} characters long"
        )
    media_id = expect_type(body.get("id"), "$.id", str)
    media = find(Media.objects.all(), media_id)
    if media is None:
        raise resource_not_found("media", media_id)
    media.alt_text = text
    media.save(update_fields=["alt_text"])
    return JsonResponse(
        {"data": {"id": str(media.pk), "associated_metadata": {"alt_text": {"text": text}}}}
    )
