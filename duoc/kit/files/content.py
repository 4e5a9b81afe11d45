"""What a file is, judged by its content; and what is refused, with a sentence that says why."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from duoc.kit.errors import DomainError
from duoc.kit.files.models import Kind

MB = 1_000_000
LARGEST = {Kind.IMAGE: 15 * MB, Kind.DOCUMENT: 25 * MB}
UNPACKED_LARGEST = 300 * MB
ENTRIES_MOST = 5000
OFFICE = {
    "word/document.xml": (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "xl/workbook.xml": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
IMAGES = {b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}
APPLE_BRANDS = {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"}


@dataclass(frozen=True, slots=True)
class Recognized:
    """The type of a content: its kind, the ending it gets, and the type a browser is told."""

    kind: Kind
    extension: str
    content_type: str


def recognize(data: bytes) -> Recognized:
    """The type of a file by its first bytes and, for Office files, by what the archive holds.

    Errors: `heic_image`, `file_type`, `file_damaged`, `has_macros`, `archive_too_large`.
    """
    for signature, extension in IMAGES.items():
        if data.startswith(signature):
            return Recognized(Kind.IMAGE, extension, "image/jpeg" if extension == "jpg" else "image/png")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Recognized(Kind.IMAGE, "webp", "image/webp")
    if data[4:8] == b"ftyp" and data[8:12] in APPLE_BRANDS:
        raise DomainError(
            "heic_image",
            _(
                "Ảnh ở định dạng HEIC của điện thoại, nhiều máy không mở được. Trong phần cài đặt máy ảnh hãy chọn "
                "“Tương thích nhất” (JPEG), hoặc gửi ảnh chụp màn hình."
            ),
        )
    if b"%PDF-" in data[:1024]:
        return Recognized(Kind.DOCUMENT, "pdf", "application/pdf")
    if data.startswith(b"PK\x03\x04"):
        return _office(io.BytesIO(data))
    raise DomainError("file_type", _("Chỉ nhận ảnh JPEG, PNG, WebP và văn bản PDF, Word (.docx), Excel (.xlsx)."))


def _office(archive: BinaryIO) -> Recognized:
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = opened.infolist()
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise DomainError("file_damaged", _("Tệp bị hỏng, không mở được. Hãy lưu lại rồi gửi lần nữa.")) from error
    if len(entries) > ENTRIES_MOST or sum(entry.file_size for entry in entries) > UNPACKED_LARGEST:
        raise DomainError(
            "archive_too_large", _("Tệp khi mở ra quá lớn. Hãy bỏ bớt ảnh hoặc tách thành nhiều tệp rồi gửi lại.")
        )
    names = {entry.filename for entry in entries}
    if any(name.endswith("vbaProject.bin") for name in names):
        raise DomainError("has_macros", _("Tệp có chứa macro. Hãy lưu thành .docx hoặc .xlsx không có macro."))
    for inside, (extension, content_type) in OFFICE.items():
        if inside in names and "[Content_Types].xml" in names:
            return Recognized(Kind.DOCUMENT, extension, content_type)
    raise DomainError("file_type", _("Chỉ nhận ảnh JPEG, PNG, WebP và văn bản PDF, Word (.docx), Excel (.xlsx)."))
