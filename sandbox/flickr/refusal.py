"""How Flickr says no: with status 200, a code and a message.

Codes and messages: the error lists of https://www.flickr.com/services/api/flickr.photosets.getPhotos.html
"""


class FlickrRefusal(Exception):
    """`code` and `message` are Flickr's own: a client may look for them."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def as_json(self) -> dict[str, object]:
        return {"stat": "fail", "code": self.code, "message": self.message}


def album_not_found() -> FlickrRefusal:
    """Flickr says the same of a private album: to a stranger there is none."""
    return FlickrRefusal(1, "Photoset not found")


def user_not_found() -> FlickrRefusal:
    return FlickrRefusal(2, "User not found")


def invalid_signature() -> FlickrRefusal:
    return FlickrRefusal(96, "Invalid signature")


def invalid_key(why: str) -> FlickrRefusal:
    return FlickrRefusal(100, f"Invalid API Key ({why})")


def format_not_found(name: str) -> FlickrRefusal:
    return FlickrRefusal(111, f'Format "{name}" not found')


def method_not_found(name: str) -> FlickrRefusal:
    return FlickrRefusal(112, f'Method "{name}" not found')
