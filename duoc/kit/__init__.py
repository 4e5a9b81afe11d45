"""Technical parts with no education in them: audit, jobs, sheets, paper, files, notices, text.

Everything here could serve a hospital as well. It imports nothing of ours above it and knows an organization only as
an opaque scope id.
"""
