"""Pictures, their files and renditions, and who shows them; albums and videos."""

from ..flickr.models import FlickrAlbum
from ..youtube.models import VideoUse, YouTubeVideo
from .picture import Picture, PictureManager
from .picture_file import PictureFile, new_key, original_path
from .picture_tag import PictureTag
from .picture_use import PictureUse, PictureUseManager
from .rendition import Rendition, rendition_path
from .template import Template

__all__ = [
    "FlickrAlbum",
    "Picture",
    "PictureFile",
    "PictureManager",
    "PictureTag",
    "PictureUse",
    "PictureUseManager",
    "Rendition",
    "Template",
    "VideoUse",
    "YouTubeVideo",
    "new_key",
    "original_path",
    "rendition_path",
]
