"""Calling the sandbox's YouTube as the newsroom does: through google-api-python-client."""

from typing import Any

import httplib2
from googleapiclient.discovery import build

PARTS = "snippet,contentDetails,status,liveStreamingDetails"


def youtube_client(youtube_url: str, key: str | None = "a-key", timeout: float = 30) -> Any:
    return build(
        "youtube",
        "v3",
        developerKey=key,
        http=httplib2.Http(timeout=timeout),
        static_discovery=True,
        cache_discovery=False,
        client_options={"api_endpoint": youtube_url},
    )


def list_videos(
    youtube_url: str, *video_ids: str, key: str | None = "a-key", part: str = PARTS
) -> dict[str, Any]:
    request = youtube_client(youtube_url, key).videos().list(part=part, id=",".join(video_ids))
    answer: dict[str, Any] = request.execute()
    return answer
