"""The albums of this Flickr. They are invented, stand in code, and are the same every time."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sandbox.drawings.scene import Place
from sandbox.flickr.photograph import Photograph

# The one user of this Flickr: the name in addresses, the id in answers.
USER = "eastmerepolice"
USER_ID = "152004518@N02"

OPEN_DAY = "72157645404898108"
TRAINING_WEEK = "72157645404898620"
HELD_BACK = "72157645404898403"
ODD_TITLES = "72157645404898666"
EMPTY = "72157645404898000"

PLACES: tuple[Place, ...] = ("park", "street", "harbour")
DISTRICTS = (
    "Eastmere Central",
    "Northgate",
    "Harbourside",
    "Millbrook",
    "Thornley",
    "Westfield",
)


@dataclass(frozen=True)
class Album:
    """A photoset. A private one is shown to nobody here: nobody can be logged in."""

    id: str
    title: str
    description: str
    photographs: tuple[Photograph, ...]
    is_private: bool = False
    made_at: datetime = datetime(2026, 6, 20, 9, 30, tzinfo=UTC)

    @property
    def primary_id(self) -> str:
        """The id of the photograph on the album's cover; "0" when it has none."""
        return self.photographs[0].id if self.photographs else "0"


def public_album(album_id: str) -> Album | None:
    album = ALBUMS.get(album_id)
    return None if album is None or album.is_private else album


def public_photograph(photograph_id: str) -> Photograph | None:
    return _PUBLIC_PHOTOGRAPHS.get(photograph_id)


def _number(album: int, photograph: int) -> str:
    return f"5290{album}{photograph:06d}"


def _open_day() -> tuple[Photograph, ...]:
    taken: list[tuple[Place, str, str]] = [
        ("park", "The gates open at ten", "Families walk in from Thornley Road."),
        ("street", "Sit in a patrol car", "The queue was long and the siren popular."),
        ("harbour", "The marine unit's launch", "Moored at Harbourside for the day."),
        ("park", "Recruits with their first visitors", ""),
        ("street", "Bike marking by the kerb", "240 bicycles were marked."),
        ("park", "Police dog Juniper and her handler", "Juniper found all three toys."),
        ("harbour", "Water rescue, shown slowly", "PC Ines Marlow talks the crowd through it."),
        ("street", "", ""),
        ("park", "Eastmere Cadets", "Aged 13 to 17; the youngest had joined the week before."),
        ("harbour", "The ferry salutes", ""),
        ("street", "Packing up", "The last car leaves at five."),
        ("park", "Thank you, Thornley", "More than 3,000 people came."),
    ]
    shapes = {3: (1067, 1600), 6: (2000, 900), 9: (640, 427)}
    start = datetime(2026, 6, 13, 10, 5, tzinfo=UTC)
    return tuple(
        Photograph(
            id=_number(1, number),
            title=title,
            description=description,
            place=place,
            taken_at=start + timedelta(minutes=35 * number),
            width=shapes.get(number, (1600, 1067))[0],
            height=shapes.get(number, (1600, 1067))[1],
        )
        for number, (place, title, description) in enumerate(taken)
    )


def _training_week() -> tuple[Photograph, ...]:
    start = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    return tuple(
        Photograph(
            id=_number(2, number),
            title=f"{DISTRICTS[number % 6]}, picture {number + 1}",
            place=PLACES[number % 3],
            taken_at=start + timedelta(minutes=7 * number),
        )
        for number in range(620)
    )


def _odd_titles() -> tuple[Photograph, ...]:
    titles = (
        '<script>alert("a title")</script>',
        '"><img src=x onerror=alert(1)>',
        "Fish & chips at the “Anchor” – £5",
        "Ünïcödé, 日本語, עברית and 🚓",
        "A very long title " + "that goes on and on " * 12,
    )
    taken_at = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
    return tuple(
        Photograph(_number(4, number), title, PLACES[number % 3], taken_at, f"<b>{title}</b>")
        for number, title in enumerate(titles)
    )


def _held_back() -> tuple[Photograph, ...]:
    taken_at = datetime(2026, 4, 9, 7, 45, tzinfo=UTC)
    return tuple(
        Photograph(_number(3, number), f"Briefing {number + 1}", "street", taken_at)
        for number in range(3)
    )


ALBUMS = {
    album.id: album
    for album in (
        Album(
            OPEN_DAY,
            "Open day at Thornley police station",
            "A Saturday in June: cars, boats, dogs and 3,000 visitors.",
            _open_day(),
        ),
        Album(
            TRAINING_WEEK,
            "Training week in six districts",
            "More photographs than one call of Flickr’s gives.",
            _training_week(),
        ),
        Album(
            ODD_TITLES,
            "<script>alert('the album')</script> & other odd titles",
            "Nothing in here may do anything but be read.",
            _odd_titles(),
        ),
        Album(EMPTY, "Nothing here yet", "An album that waits for its photographs.", ()),
        Album(HELD_BACK, "Briefings", "Not for the public.", _held_back(), is_private=True),
    )
}
_PUBLIC_PHOTOGRAPHS = {
    photograph.id: photograph
    for album in ALBUMS.values()
    if not album.is_private
    for photograph in album.photographs
}
