"""Files that are not what they say: renamed, cut off, empty, folded a thousand times, two things at once."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duoc.plans.documents.models import Plan
from tests.access import samples
from tests.cast import Cast

ROOT = Path(__file__).resolve().parents[2]
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
MEMORY_MB = 512


def zipped(**files: bytes) -> bytes:
    """An archive with these entries; `__` in a name stands for a slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def word(body: bytes) -> bytes:
    """A Word file with this in the place of its document."""
    return zipped(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": body})


BOMB = word(b'<w:document xmlns:w="x">' + b"<w:p/>" * 20_000_000)
ENTITIES = (
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%s;" % (str(n - 1).encode() if n else b"") * 10) for n in range(9))
    + b"]><a>&a8;</a>"
)
FILES = {
    "empty.docx": b"",
    "empty.txt": b"",
    "text.docx": "KẾ HOẠCH".encode(),
    "picture.pdf": PNG,
    "cut.docx": word(b"<w:document/>")[:60],
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "cut.png": PNG,
    "zip.docx": zipped(**{"a.txt": b"x"}),
    "nothing.docx": word(b""),
    "bomb.docx": BOMB,
    "entities.docx": word(ENTITIES),
    "two.pdf": b"%PDF-1.7\n" + zipped(**{"a.txt": b"<script>alert(1)</script>"}),
    "program.txt": b"MZ\x90\x00" + bytes(range(256)) * 50,
    "..\\..\\CON.txt": b"\xff\xfe\x00\xd8",
    "long" * 60 + ".pdf": b"%PDF-",
}


@pytest.mark.parametrize("name", FILES)
def test_a_document_that_is_none_is_refused_with_a_sentence(name: str, cast: Cast):
    upload = SimpleUploadedFile(name, FILES[name])
    client = cast.client("planner")
    answer = client.post(reverse("documents:import"), {"file": upload, "school_year": cast.year.pk})
    assert answer.status_code == 422
    assert "Traceback" not in answer.content.decode()
    assert not Plan.objects.exists()


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith("two.pdf") and "long" not in name])
def test_evidence_that_is_none_is_refused_with_a_sentence(name: str, cast: Cast):
    task = samples.activity(cast, "A")
    upload = SimpleUploadedFile(name, FILES[name])
    answer = cast.client("teacher").post(reverse("execution:report", args=[task.pk]), {"photo": upload})
    if name in ("cut.pdf", "nothing.docx", "entities.docx", "bomb.docx"):  # kept as handed in, never opened by us
        assert answer.status_code in (302, 422)
        return
    assert answer.status_code == 422
    assert not task.evidence.exists()


def test_a_file_over_the_limit_is_refused_by_its_size(cast: Cast):
    upload = SimpleUploadedFile("ke-hoach.txt", "Các trường rà soát sĩ số.\n".encode() * 800_000)
    answer = cast.client("planner").post(reverse("documents:import"), {"file": upload, "school_year": cast.year.pk})
    assert answer.status_code == 422
    assert "20 MB" in answer.content.decode()


def test_folded_files_are_refused_within_the_memory_of_a_small_server(tmp_path: Path):
    """The reader in a process of its own, which may never hold more than 512 MB.

    The peak is the one of the program itself (`VmHWM`): `ru_maxrss` would begin at that of the process that started it.
    """
    (tmp_path / "bomb.docx").write_bytes(BOMB)
    (tmp_path / "entities.docx").write_bytes(word(ENTITIES))
    program = (
        "import sys\nfrom pathlib import Path\nfrom duoc.reading import ReadingError, read_plan\n"
        "for name in sys.argv[1:]:\n"
        "    try:\n        read_plan(Path(name).read_bytes(), name)\n"
        "    except ReadingError as error:\n        print(error.message_vi)\n"
        "status = Path('/proc/self/status').read_text()\n"
        "print(int(status.partition('VmHWM:')[2].split()[0]) // 1024)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, *map(str, sorted(tmp_path.iterdir()))], cwd=ROOT, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    assert int(run.stdout.split()[-1]) < MEMORY_MB
