"""ICC profiles for the tests, written by hand: https://www.color.org/specification/ICC.1-2001-04.pdf"""

import struct


def profile(space: bytes, tags: dict[bytes, bytes], *, connection: bytes = b"XYZ ") -> bytes:
    """A whole version 2 profile with a header and these tags."""
    body, table, start = b"", b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        data += b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data
    size = start + len(body)
    header = struct.pack(">I4sI4s4s4s", size, b"test", 0x02100000, b"mntr", space, connection)
    header += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp")
    header = header.ljust(68, b"\0") + xyz(0.9642, 1.0, 0.8249)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def xyz(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def swapped_rgb() -> bytes:
    """sRGB's primaries with red and blue in each other's place: red pixels look blue."""
    red, green, blue = (0.436, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)
    curve = b"curv" + struct.pack(">IIH", 0, 1, round(2.2 * 256))
    colours = {b"rXYZ": blue, b"gXYZ": green, b"bXYZ": red, b"wtpt": (0.9642, 1.0, 0.8249)}
    tags = {name: b"XYZ \0\0\0\0" + xyz(*numbers) for name, numbers in colours.items()}
    curves = dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    return profile(b"RGB ", described(tags | curves))


def green_cmyk() -> bytes:
    """Ink of any kind is a strong green, by a table of two steps for each of the four inks."""
    paper, ink = bytes((255, 128, 128)), bytes((140, 40, 190))  # L*a*b*
    grid = b"".join(paper if corner == 0 else ink for corner in range(16))
    straight = bytes(range(256))
    head = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + xyz(1, 0, 0, 0, 1, 0, 0, 0, 1)
    table = head + straight * 4 + grid + straight * 3
    return profile(b"CMYK", described({b"A2B0": table}), connection=b"Lab ")


def described(tags: dict[bytes, bytes]) -> dict[bytes, bytes]:
    text = b"test\0"
    words = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + b"\0" * 78
    return {b"desc": words, b"cprt": b"text\0\0\0\0none\0", **tags}
