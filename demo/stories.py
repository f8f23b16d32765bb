"""Everything that the demo's newsroom starts with: categories, districts, pictures and stories.

Eastmere, its police and all its people are invented.
"""

from demo.pictures import PICTURES
from demo.story import DemoPicture, DemoStory, DemoTweet
from demo.themes import (
    accessibility,
    appeals,
    community,
    contract,
    crime,
    live,
    pages,
    people,
    safety,
)

__all__ = [
    "CATEGORIES",
    "DISTRICTS",
    "PICTURES",
    "STORIES",
    "DemoPicture",
    "DemoStory",
    "DemoTweet",
]

# Each category's name and the line that stands above its stories.
CATEGORIES: dict[str, str] = {
    "Appeals": "People we are looking for. What you saw may be the missing piece.",
    "Operations": "What we did, why we did it and what came of it.",
    "Court results": "How cases ended, and what those who lived through them have to say.",
    "Community": "Meetings, changes and plans that we make together with the people we serve.",
    "Our people": "The officers, staff, volunteers and animals behind the badge.",
    "Safety advice": "Small habits that keep you, your home and your savings safe.",
    "Recruitment": "Jobs and volunteering, with and without a uniform.",
}

DISTRICTS: tuple[str, ...] = (
    "Eastmere Central",
    "Northgate",
    "Harbourside",
    "Millbrook",
    "Thornley",
    "Westfield",
)

STORIES: tuple[DemoStory, ...] = (
    *appeals.STORIES,
    *crime.STORIES,
    *live.STORIES,
    *community.STORIES,
    *contract.STORIES,
    *people.STORIES,
    *safety.STORIES,
    *pages.STORIES,
    *accessibility.STORIES,
)
