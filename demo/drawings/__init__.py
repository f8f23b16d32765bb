"""The demo's pictures, drawn by code.

`DRAWINGS` names every scene. Calling one gives an RGB image of 1600 by 1067 pixels, the same pixels
each time.
"""

from collections.abc import Callable

from PIL import Image

from demo.drawings.scenes.bicycle_locks import bicycle_locks
from demo.drawings.scenes.bicycle_marking import bicycle_marking
from demo.drawings.scenes.body_camera import body_camera
from demo.drawings.scenes.bridge_storm import bridge_storm
from demo.drawings.scenes.call_handler import call_handler
from demo.drawings.scenes.canal_towpath import canal_towpath
from demo.drawings.scenes.chief_constable import chief_constable
from demo.drawings.scenes.community_meeting import community_meeting
from demo.drawings.scenes.control_room import control_room
from demo.drawings.scenes.courthouse_dusk import courthouse_dusk
from demo.drawings.scenes.harbour_dawn import harbour_dawn
from demo.drawings.scenes.kitchen_table import kitchen_table
from demo.drawings.scenes.lifebuoy import lifebuoy
from demo.drawings.scenes.missing_man import missing_man
from demo.drawings.scenes.moor_rescue import moor_rescue
from demo.drawings.scenes.neighbourhood_patrol import neighbourhood_patrol
from demo.drawings.scenes.police_dog import police_dog
from demo.drawings.scenes.quay_candles import quay_candles
from demo.drawings.scenes.recruitment_sunrise import recruitment_sunrise
from demo.drawings.scenes.scam_warning import scam_warning
from demo.drawings.scenes.shop_parade import shop_parade
from demo.drawings.scenes.tribute_officer import tribute_officer
from demo.drawings.scenes.wanted_man import wanted_man

DRAWINGS: dict[str, Callable[[], Image.Image]] = {
    "bicycle-locks": bicycle_locks,
    "bicycle-marking": bicycle_marking,
    "body-camera": body_camera,
    "bridge-storm": bridge_storm,
    "call-handler": call_handler,
    "canal-towpath": canal_towpath,
    "chief-constable": chief_constable,
    "community-meeting": community_meeting,
    "control-room": control_room,
    "courthouse-dusk": courthouse_dusk,
    "harbour-dawn": harbour_dawn,
    "kitchen-table": kitchen_table,
    "lifebuoy": lifebuoy,
    "missing-man": missing_man,
    "moor-rescue": moor_rescue,
    "neighbourhood-patrol": neighbourhood_patrol,
    "police-dog": police_dog,
    "quay-candles": quay_candles,
    "recruitment-sunrise": recruitment_sunrise,
    "scam-warning": scam_warning,
    "shop-parade": shop_parade,
    "tribute-officer": tribute_officer,
    "wanted-man": wanted_man,
}
