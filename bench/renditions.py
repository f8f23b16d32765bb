"""What renditions cost: `.venv/bin/python -m bench.renditions`

A JPEG of 24 megapixels, and the time of one full decode as the measure. Four widths as JPEG, made
the way an upload makes them, are to cost at most twice that; everything else that an upload draws
(a fifth width, WebP beside each, two crops) is printed beside it. The best of five runs counts.
"""

import io
import os
import sys
import time
from collections.abc import Callable

MOST = 2.0
RUNS = 5


def best_of(work: Callable[[], object]) -> float:
    """Seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    os.environ.setdefault("SECRET_KEY", "for the measurement alone")
    import django

    django.setup()
    from PIL import Image

    from media_picker import renditions
    from media_picker.picture_file import open_picture

    grey = Image.effect_noise((750, 500), 40).resize((6000, 4000), Image.Resampling.BICUBIC)
    photo = Image.merge("RGB", (grey, grey.transpose(0), grey.transpose(1)))
    file = io.BytesIO()
    photo.save(file, "JPEG", quality=90)
    del photo, grey

    def decode() -> None:
        file.seek(0)
        Image.open(file).load()

    def draw() -> None:
        list(renditions.draw_renditions(open_picture(file).image))

    once = best_of(decode)
    everything = best_of(draw)
    avif = best_of(lambda: list(renditions.draw_avif(open_picture(file).image)))
    renditions.WIDTHS = (320, 640, 1024, 1600)
    renditions.AT_UPLOAD = {"jpg": renditions.AT_UPLOAD["jpg"]}
    renditions.CROPS = {}
    four = best_of(draw)
    print(f"one full decode                  {once:6.2f} s")
    print(
        f"four JPEG renditions             {four:6.2f} s   {four / once:4.1f} times (most: {MOST})"
    )
    print(f"everything made at an upload     {everything:6.2f} s   {everything / once:4.1f} times")
    print(f"AVIF, in the background          {avif:6.2f} s   {avif / once:4.1f} times")
    return int(four / once > MOST)


if __name__ == "__main__":
    sys.exit(main())
