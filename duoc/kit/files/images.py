"""Photographs drawn anew: upright, bounded, without the place and the device that a camera writes into them."""

from __future__ import annotations

import io
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from duoc.kit.errors import DomainError

LONGEST_SIDE = 2000
THUMBNAIL_SIDE = 320
MOST_PIXELS = 64_000_000
QUALITY = 85


@dataclass(frozen=True, slots=True)
class Redrawn:
    """An image as it is kept, with its small picture."""

    data: bytes
    thumbnail: bytes
    extension: str
    content_type: str


def redraw(data: bytes) -> Redrawn:
    """Decode and encode an image again. Transparent ones stay PNG, all others become JPEG.

    Errors: `image_too_large` (by its number of pixels, before anything is unpacked); `image_damaged`.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise _too_large()
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            image: Image.Image = ImageOps.exif_transpose(opened)
            image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise DomainError("image_damaged", _("Ảnh bị hỏng hoặc chưa tải lên hết. Hãy gửi lại ảnh này.")) from error
    see_through = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    image = image.convert("RGBA" if see_through else "RGB")
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    small = image.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    extension, content_type = ("png", "image/png") if see_through else ("jpg", "image/jpeg")
    return Redrawn(_encoded(image), _encoded(small), extension, content_type)


def _encoded(image: Image.Image) -> bytes:
    out = io.BytesIO()
    bare = Image.new(image.mode, image.size)  # carries nothing of the camera's notes over
    bare.paste(image)
    if image.mode == "RGBA":
        bare.save(out, "PNG", optimize=True)
    else:
        bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _too_large() -> DomainError:
    return DomainError(
        "image_too_large",
        _("Ảnh có quá nhiều điểm ảnh (trên %(most)s triệu). Hãy giảm kích thước ảnh rồi gửi lại.")
        % {"most": MOST_PIXELS // 1_000_000},
    )
