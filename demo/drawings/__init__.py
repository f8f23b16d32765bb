"""The demo's pictures, drawn by code.

`DRAWINGS` names every scene. Calling one gives an RGB image of 1600 by 1067 pixels, the same pixels
each time.
"""

from collections.abc import Callable

from PIL import Image

from demo.drawings.scenes.bicycle_marking import bicycle_marking
from demo.drawings.scenes.body_camera import body_camera
from demo.drawings.scenes.bridge_storm import bridge_storm
from demo.drawings.scenes.chief_constable import chief_constable
from demo.drawings.scenes.community_meeting import community_meeting
from demo.drawings.scenes.control_room import control_room
from demo.drawings.scenes.courthouse_dusk import courthouse_dusk
from demo.drawings.scenes.harbour_dawn import harbour_dawn
from demo.drawings.scenes.lifebuoy import lifebuoy
from demo.drawings.scenes.missing_man import missing_man
from demo.drawings.scenes.neighbourhood_patrol import neighbourhood_patrol
from demo.drawings.scenes.police_dog import police_dog
from demo.drawings.scenes.recruitment_sunrise import recruitment_sunrise
from demo.drawings.scenes.scam_warning import scam_warning
from demo.drawings.scenes.tribute_officer import tribute_officer
from demo.drawings.scenes.wanted_man import wanted_man

DRAWINGS: dict[str, Callable[[], Image.Image]] = {
    "bicycle-marking": bicycle_marking,
    "body-camera": body_camera,
    "bridge-storm": bridge_storm,
    "chief-constable": chief_constable,
    "community-meeting": community_meeting,
    "control-room": control_room,
    "courthouse-dusk": courthouse_dusk,
    "harbour-dawn": harbour_dawn,
    "lifebuoy": lifebuoy,
    "missing-man": missing_man,
    "neighbourhood-patrol": neighbourhood_patrol,
    "police-dog": police_dog,
    "recruitment-sunrise": recruitment_sunrise,
    "scam-warning": scam_warning,
    "tribute-officer": tribute_officer,
    "wanted-man": wanted_man,
}
