"""Hashed names for static files, also inside our own ES modules."""

from __future__ import annotations

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Rewrites `import` paths in our modules only: vendored files merely look like modules and would fail."""

    patterns: Any = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("duoc/*.js", CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1]),
    )
