"""The parameters of NĐ 30/2020 (công tác văn thư): format, kinds, numbering, signing, register; TT 01/2011 before."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, Words, load


class Range(Strict):
    """A permitted range with our choice inside it (points or lines)."""

    low: Decimal
    high: Decimal
    default: Decimal


class SourcedRange(Range):
    """The same with its place in the decree."""

    source: Source


class Margins(Strict):
    """The margins of a page, in millimetres."""

    top: SourcedRange
    bottom: SourcedRange
    left: SourcedRange
    right: SourcedRange


class PageNumber(Strict):
    """Where page numbers stand."""

    position: Literal["top_centre", "bottom_right"]
    size: Range
    on_first_page: bool
    restart_in_appendix: bool
    source: Source


class Page(Strict):
    """The sheet."""

    paper: Sourced[str]
    width_mm: Sourced[int]
    height_mm: Sourced[int]
    landscape_when_table_columns_above: Sourced[int]
    margins_mm: Margins
    font: Sourced[str]
    colour: Sourced[str]
    page_number: PageNumber


class BodyText(Strict):
    """The text of a document."""

    size: SourcedRange
    size_with_tables: Sourced[int]
    first_line_mm: Sourced[tuple[Decimal, ...]]
    first_line_default_mm: Sourced[Decimal]
    paragraph_spacing_pt_at_least: Sourced[int]
    line_spacing: SourcedRange
    ends_with: Sourced[str]


class Component(Strict):
    """One component of a document (ô số … of the drawing), its type and place."""

    id: str
    box: str
    vi: str
    en: str
    text: str
    caps: bool
    size: Range
    bold: bool
    italic: bool
    line_below: Literal["none", "full", "third_to_half"]
    place_vi: str
    place_en: str
    source: Source


class TextLevel(Strict):
    """A level of division of the text; scheme A has điều, scheme B phần, mục, khoản, điểm."""

    id: str
    vi: str
    en: str
    numbering: str
    own_line: bool
    caps_title: bool
    bold: bool
    schemes: tuple[Literal["A", "B"], ...]


class Numbering(Strict):
    """How documents are numbered and dated."""

    restarts_on: Sourced[str]
    leading_zero_below: Sourced[int]
    leading_zero_day_below: Sourced[int]
    leading_zero_month_below: Sourced[int]
    given_within_working_days: Sourced[int]
    series: Sourced[str]
    copies_share_one_series: Sourced[bool]


class DocumentKind(Strict):
    """A kind of document (tên loại). `numbering`: usual, letter (no abbreviation of the kind), none."""

    order: int
    vi: str
    en: str
    abbreviation: str | None
    kind: Literal["document", "copy"]
    title_printed: bool
    numbering: Literal["usual", "letter", "none"]
    source: Source


class SigningForm(Strict):
    """A form of signing, with an example of its lines."""

    form: str
    prefix: str
    vi: str
    en: str
    example: tuple[str, ...]
    source: Source


class Recipients(Strict):
    """Lines of the list of recipients."""

    keep_line: Sourced[str]
    first_line_to_superior: Sourced[str]
    first_line_of_decision: Sourced[str]


class CopyForm(Words):
    """A form of copy."""

    id: str


class Field(Strict):
    """A field of the register (Phụ lục VI) with its length; by_system: filled by the system."""

    name: str
    length: int | None
    by_system: bool


class Register(Strict):
    """The register of documents and files."""

    outgoing: tuple[Field, ...]
    incoming_adds: tuple[Field, ...]
    file: tuple[Field, ...]
    warn_hand_over_days_before: Sourced[int]


class LineLength(Strict):
    """The length of the line under a component, in percent of its text."""

    low_percent: int
    high_percent: int


class DocumentFile(RegulationFile):
    """NĐ 30/2020, whole."""

    page: Page
    text: BodyText
    point_letters: Sourced[tuple[str, ...]]
    components: tuple[Component, ...]
    levels: tuple[TextLevel, ...]
    numbering: Numbering
    kinds: tuple[DocumentKind, ...]
    signing: tuple[SigningForm, ...]
    titles_before_names: Sourced[tuple[str, ...]]
    ink: Sourced[str]
    seal: Sourced[dict[str, int]]
    send_within_working_days: Sourced[int]
    archive_within_years: Sourced[int]
    building_files_within_months: Sourced[int]
    number_sheets_from_years_kept: Sourced[int]
    recipients: Recipients
    copies: tuple[CopyForm, ...]
    scan_dpi_at_least: Sourced[int]
    register_: Register
    line_third_to_half: LineLength
    motto_line_tolerance_mm: int
    columns_mm: dict[str, int]


class EarlierFile(RegulationFile):
    """TT 01/2011: only what differs."""

    papers: Sourced[tuple[str, ...]]
    any_unicode_font: Sourced[bool]
    page_number: PageNumber
    number_of_kinds: Sourced[int]
    section_title_size: Range
    copies: tuple[str, ...]


RULE = load("administration", "nd30-2020", DocumentFile)
EARLIER = load("administration", "tt01-2011", EarlierFile)
