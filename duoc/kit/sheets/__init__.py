"""Excel as a first-class door: every list goes out as .xlsx, every register comes in the same way.

Nouns: `Register` (what a sheet is about) with its `Column`s, `Preview` (what was read, with every error named by row
and column), `ImportBatch` (one upload from preview through commit to undo), `Door` (binds a register, an `Importer`
and a policy action to addresses). Template → upload → preview → commit all or nothing → undo.

`columns` describes, `writing` writes templates and lists, `reading` has uploads read in a process of their own
(`duoc.kit.workbook`), `preview` understands them, `door` is the way through the pages.
"""

from duoc.kit.sheets.columns import Column, Kind, Register

__all__ = ["Column", "Kind", "Register"]
