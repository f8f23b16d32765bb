"""What one upload takes in memory, at worst: `.venv/bin/python -m bench.upload_memory`

For each kind of picture the largest that is accepted is made, and opened and drawn in a process of
its own with Django loaded, as a web worker does; the peak is the kernel's own count (ru_maxrss).
Exits with 1 when one of them takes 500 MB or more.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

MOST_MB = 500

# (name, Pillow's format and mode, width, height, options for saving it): each just under its limit.
WORST = [
    ("PNG with transparency", "PNG", "RGBA", 8000, 6240, {}),
    ("PNG with a palette", "PNG", "P", 8000, 6240, {}),
    ("PNG of 16 bits", "PNG", "I;16", 8000, 6240, {}),
    ("PNG, tall", "PNG", "RGBA", 2500, 19990, {}),
    ("JPEG", "JPEG", "RGB", 8000, 6240, {"quality": 60}),
    ("JPEG, progressive", "JPEG", "RGB", 8000, 6240, {"progressive": True, "subsampling": 0}),
    ("JPEG, progressive, CMYK", "JPEG", "CMYK", 8000, 4990, {"progressive": True}),
    ("WebP", "WEBP", "RGBA", 4800, 3740, {"method": 0, "quality": 40}),
    ("AVIF", "AVIF", "RGB", 6000, 4270, {"speed": 10, "subsampling": "4:4:4"}),
    ("AVIF with transparency", "AVIF", "RGBA", 6000, 4270, {"speed": 10}),
    ("HEIC", "HEIF", "RGB", 8000, 6240, {"quality": 50}),
    ("HEIC, every colour", "HEIF", "RGB", 5800, 4400, {"quality": 50, "chroma": 444}),
    ("HEIC of 10 bits", "HEIF", "I;16", 5800, 4400, {"quality": 50}),
    ("GIF", "GIF", "P", 8000, 6240, {}),
]  # fmt: skip

MAKE = """
import json, sys
import pillow_heif
from PIL import Image
pillow_heif.register_heif_opener()
path, name, mode, width, height, options = json.loads(sys.argv[1])
# Smooth, so that the file stays under 25 MB: memory is a matter of pixels.
grey = Image.radial_gradient("L").resize((width, height))
if mode == "I;16":
    picture = grey.convert("I").point(lambda v: v * 257).convert("I;16")
else:
    bands = [grey, grey.transpose(0), grey.transpose(1), grey]
    picture = Image.merge("CMYK" if mode == "CMYK" else "RGBA", bands)
    picture = picture.convert("RGB").convert("P") if mode == "P" else picture.convert(mode)
picture.save(path, name, **options)
"""

TAKE = """
import resource, sys
import django
django.setup()
from django.core.exceptions import ValidationError
from media_picker.picture_file import open_picture
from media_picker.renditions import draw_renditions
import newsroom.urls
try:
    with open(sys.argv[1], "rb") as file:
        for made in draw_renditions(open_picture(file).image):
            pass
except ValidationError as refusal:
    print("refused:", refusal.messages[0])
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def run(script: str, argument: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, argument], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    os.environ.setdefault("SECRET_KEY", "for the measurement alone")
    is_too_much = False
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "picture")
        for what, name, mode, width, height, options in WORST:
            run(MAKE, json.dumps([path, name, mode, width, height, options]))
            size = Path(path).stat().st_size / 1024**2
            peak = run(TAKE, path)
            print(f"{what:26} {width * height / 1e6:5.1f} megapixels {size:6.1f} MB: {peak}")
            is_too_much |= peak.isdigit() and int(peak) >= MOST_MB
    return int(is_too_much)


if __name__ == "__main__":
    sys.exit(main())
