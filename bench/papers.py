"""A plan to PDF and DOCX: the time, whether the text can be searched, the declared PDF/A level."""

from __future__ import annotations

import io
import os
import statistics
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duoc.project.settings")

import django

django.setup()

import pikepdf
import pypdfium2

from duoc.kit.paper import to_docx, to_pdf
from duoc.plans.documents.models import Plan
from duoc.plans.documents.papers import plan_document

ROUNDS = 5


def median_ms(work) -> float:
    times = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def main() -> None:
    plan = Plan.objects.filter(kind="office", state="issued").first()
    if plan is None:
        raise SystemExit("load the demonstration first: duoc demo")
    document = plan_document(plan)
    pdf = to_pdf(document)
    pages = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        metadata = opened.open_metadata()
        level = f"PDF/A-{metadata.get('pdfaid:part')}{str(metadata.get('pdfaid:conformance')).lower()}"
    print(f"{len(pages)} pages, {len(pdf) // 1024} kB, declared {level}, searchable: {'Rà soát' in text}")
    print(f"tree to document {median_ms(lambda: plan_document(plan)):7.1f} ms")
    print(f"document to PDF  {median_ms(lambda: to_pdf(document)):7.1f} ms")
    print(f"document to DOCX {median_ms(lambda: to_docx(document)):7.1f} ms")


if __name__ == "__main__":
    main()
