from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image

from duoc.kit.audit import Actor
from duoc.kit.audit.queries import history
from duoc.kit.errors import DomainError
from duoc.kit.files import content, images, services
from duoc.kit.files.models import Kind, StoredFile
from duoc.kit.files.services import clean_name, discard, store
from duoc.kit.files.sweeping import sweep
from duoc.kit.files.views import serve

pytestmark = pytest.mark.django_db
HANH = Actor(user_id=5, name="Nguyễn Thị Hạnh")
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nx"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def photo(width=3000, height=1500, form="JPEG", **more) -> bytes:
    out = io.BytesIO()
    mode = "RGBA" if form == "PNG" else "RGB"
    Image.new(mode, (width, height), (200, 30, 30)).save(out, form, **more)
    return out.getvalue()


def photo_with_place() -> bytes:
    notes = Image.Exif()
    notes[0x0110] = "Điện thoại"  # camera
    notes[0x0112] = 6  # lies on its side
    notes.get_ifd(0x8825)[2] = (9.0, 10.0, 30.0)  # latitude
    return photo(exif=notes.tobytes())


def office(*names: str, size: int = 10) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", *names):
            archive.writestr(name, b"0" * size)
    return out.getvalue()


def upload(data: bytes, name: str = "Minh chứng.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="text/html")


def test_a_photograph_is_kept_upright_bounded_and_without_place_and_camera():
    stored = store(upload(photo_with_place()), by=HANH, scope=3)
    with Image.open(stored.file) as kept, Image.open(stored.thumbnail) as small:
        assert kept.size == (1000, 2000)
        assert not kept.getexif()
        assert max(small.size) == 320
    assert (stored.kind, stored.content_type, stored.name) == (Kind.IMAGE, "image/jpeg", "Minh chứng.jpg")
    assert (stored.scope_id, stored.owner_id, stored.owner_name) == (3, 5, "Nguyễn Thị Hạnh")
    assert history(stored).get().event == "files.stored"


def test_a_transparent_image_stays_transparent():
    stored = store(upload(photo(50, 50, "PNG"), "dau.png"), by=HANH, scope=3)
    assert (stored.content_type, stored.name) == ("image/png", "dau.png")


@pytest.mark.parametrize(
    ("data", "ending"),
    [(PDF, "pdf"), (office("word/document.xml"), "docx"), (office("xl/workbook.xml"), "xlsx")],
)
def test_a_document_is_known_by_its_content_and_kept_byte_for_byte(data, ending):
    stored = store(upload(data, "bao cao.exe"), by=HANH, scope=None)
    assert stored.name == f"bao cao.{ending}"
    assert stored.kind == Kind.DOCUMENT
    assert stored.file.read() == data


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"<html><script>alert(1)</script>", "file_type"),
        (b"MZ\x90\x00 program", "file_type"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "heic_image"),
        (b"PK\x03\x04 broken", "file_damaged"),
        (office("readme.txt"), "file_type"),
        (office("word/document.xml", "word/vbaProject.bin"), "has_macros"),
        (photo()[:2000], "image_damaged"),
        (b"\xff\xd8\xff\xe0 no image", "image_damaged"),
        (b"%PDF-" + b"0" * 25_000_001, "file_too_large"),
    ],
)
def test_what_is_not_fit_as_evidence_is_refused_with_a_sentence(folder, data, code):
    with pytest.raises(DomainError) as refusal:
        store(upload(data), by=HANH, scope=3)
    assert refusal.value.code == code
    assert refusal.value.text.endswith(".")
    assert not files_in(folder)


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(monkeypatch):
    monkeypatch.setattr(content, "UNPACKED_LARGEST", 1000)
    with pytest.raises(DomainError) as refusal:
        store(upload(office("word/document.xml", size=2000)), by=HANH, scope=3)
    assert refusal.value.code == "archive_too_large"


@pytest.mark.parametrize(("most", "refused"), [(99, True), (100, False)])
def test_an_image_of_too_many_pixels_is_refused_before_it_is_unpacked(monkeypatch, most, refused):
    monkeypatch.setattr(images, "MOST_PIXELS", most)
    if not refused:
        assert store(upload(photo(10, 10)), by=HANH, scope=3).pk
        return
    with pytest.raises(DomainError) as refusal:
        store(upload(photo(10, 10)), by=HANH, scope=3)
    assert refusal.value.code == "image_too_large"


def test_pixels_that_pillow_itself_fears_are_refused_too():
    with pytest.raises(DomainError) as refusal:
        store(upload(photo(14_000, 13_000, form="PNG", compress_level=1)), by=HANH, scope=3)
    assert refusal.value.code == "image_too_large"


def test_a_field_for_photographs_takes_no_document():
    with pytest.raises(DomainError) as refusal:
        store(upload(PDF), by=HANH, scope=3, allowed={Kind.IMAGE})
    assert refusal.value.code == "kind_refused"


def test_handing_in_the_same_thing_twice_returns_the_same_row(folder):
    first = store(upload(photo()), by=HANH, scope=3, key="a1")
    assert store(upload(photo()), by=HANH, scope=3, key="a1") == first
    assert len(files_in(folder)) == 2
    assert store(upload(photo()), by=HANH, scope=3).pk != first.pk
    with pytest.raises(DomainError) as refusal:
        store(upload(PDF), by=HANH, scope=3, key="a1")
    assert refusal.value.code == "key_reused"


def test_two_requests_at_the_same_moment_leave_one_row_and_one_file(folder, monkeypatch):
    first = store(upload(photo()), by=HANH, scope=3, key="a1")
    answers = iter([None, first])
    monkeypatch.setattr(services, "_handed_in", lambda *_values: next(answers))
    assert store(upload(photo()), by=HANH, scope=3, key="a1") == first
    assert len(files_in(folder)) == 2
    assert StoredFile.objects.count() == 1


def test_the_database_itself_refuses_a_second_row_of_one_key():
    stored = store(upload(PDF), by=HANH, scope=3, key="a1")
    stored.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        stored.save(force_insert=True)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        (r"C:\Hạnh\bài dạy.doc", "bài dạy.pdf"),
        ('a<b>"c"\x00\u202e.pdf', "a b c.pdf"),
        ("...", "tệp.pdf"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(given, kept):
    assert clean_name(given, "pdf") == kept


@pytest.mark.parametrize(("data", "how"), [(photo(), "inline"), (PDF, "attachment")])
def test_a_file_is_shown_so_that_nothing_in_it_can_run(data, how):
    response = serve(store(upload(data, "Ảnh lớp 6A.jpg"), by=HANH, scope=3))
    assert response["Content-Disposition"].startswith(how)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"].startswith("private")
    assert b"".join(response.streaming_content)


def test_the_small_picture_is_smaller():
    stored = store(upload(photo()), by=HANH, scope=3)
    whole = b"".join(serve(stored).streaming_content)
    small = b"".join(serve(stored, thumbnail=True).streaming_content)
    assert 0 < len(small) < len(whole)


def test_a_file_handed_in_by_mistake_goes_and_leaves_a_trace(folder, django_capture_on_commit_callbacks):
    stored = store(upload(photo()), by=HANH, scope=3)
    trace = history(stored)
    with django_capture_on_commit_callbacks(execute=True):
        discard(stored, by=HANH)
        assert len(files_in(folder)) == 2
    assert not files_in(folder)
    assert [event.event for event in trace] == ["files.discarded", "files.stored"]


@pytest.mark.parametrize(("hours", "left"), [(25, 2), (1, 3)])
def test_content_that_no_row_names_is_swept_after_a_day(folder, hours, left):
    stored = store(upload(photo()), by=HANH, scope=3)
    orphan = Path(stored.file.path).with_name("orphan.pdf")
    orphan.write_bytes(PDF)
    written = time.time() - hours * 3600
    for path in files_in(folder):
        os.utime(path, (written, written))
    assert sweep() == 3 - left
    assert len(files_in(folder)) == left
    assert StoredFile.objects.get().file.read()
