"""Showing a stored file. The view that calls this has found the row by its own policy."""

from __future__ import annotations

from django.http import FileResponse

from duoc.kit.files.models import StoredFile

SECONDS = 3600


def serve(stored: StoredFile, *, thumbnail: bool = False) -> FileResponse:
    """The content: images in the page, everything else as a download; kept by this browser alone.

    A browser may not guess another type from the content, nor run anything in it.
    """
    content = stored.thumbnail if thumbnail and stored.thumbnail else stored.file
    response = FileResponse(
        content.open("rb"),
        as_attachment=not stored.is_image,
        filename=stored.name,
        content_type=stored.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = f"private, max-age={SECONDS}, immutable"
    response["ETag"] = f'"{stored.sha256}{"-nho" if thumbnail else ""}"'
    return response
