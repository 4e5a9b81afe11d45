"""Page, typeface and named styles of the Word file, so that whoever goes on editing finds real styles."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor, Twips

from duoc.kit.paper.word_xml import element

FACE = "Times New Roman"
INDENT = Cm(1.27)
HEADINGS = {"part": 1, "division": 2, "section": 2, "article": 3, "clause": 4, "point": 5}
MODE = "15"  # Word 2013 and later; an older number opens the file in compatibility mode
THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def set_page(section: Any, *, landscape: bool = False) -> None:
    """A4 with the margins of the decree; the page number stands inside the top margin, not on the first page."""
    width, height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.page_width, section.page_height = width, height
    section.orientation = 1 if landscape else 0
    section.top_margin, section.bottom_margin = Mm(21), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Twips(851)  # 850 would be 14.99 mm
    section.header_distance, section.footer_distance = Mm(8), Mm(8)
    section.different_first_page_header_footer = True


def set_styles(document: Any, body_size: int) -> None:
    """Define Normal, the headings and the styles named after the parts of a state document."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), MODE)
    styles = document.styles
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"))

    normal = styles["Normal"]
    _shape(normal, size=body_size, align=WD_ALIGN_PARAGRAPH.JUSTIFY, indent=INDENT, after=6, lines=1.1)
    for number in range(1, 6):
        heading = styles[f"Heading {number}"]
        centred = number == 1
        _shape(
            heading,
            size=body_size,
            bold=number < 5,
            align=WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY,
            indent=0 if centred else INDENT,
            after=6,
            lines=1.1,
        )
        heading.paragraph_format.keep_with_next = True
        heading.paragraph_format.space_before = Pt(12 if centred else 0)
    centre, left = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
    _add(document, "CoQuan", size=12, align=centre)
    _add(document, "TieuNgu", size=13, bold=True, align=centre)
    _add(document, "SoKyHieu", size=13, align=centre)
    _add(document, "DiaDanh", size=13, italic=True, align=centre)
    _add(document, "TenLoai", size=14, bold=True, align=centre)
    _add(document, "KinhGui", size=14, align=left)
    _add(
        document,
        "CanCu",
        size=body_size,
        italic=True,
        align=WD_ALIGN_PARAGRAPH.JUSTIFY,
        indent=INDENT,
        after=6,
        lines=1.1,
    )
    _add(document, "NoiNhan", size=11, align=left)
    _add(document, "ChuKy", size=14, bold=True, align=centre)
    _add(document, "Bang", size=12, align=left)
    _add(document, "Vach", size=2, align=centre)


def _add(document: Any, name: str, **shape: Any) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _shape(style, **shape)


def _shape(
    style: Any,
    *,
    size: int,
    align: WD_ALIGN_PARAGRAPH,
    bold: bool = False,
    italic: bool = False,
    indent: int = 0,
    after: int = 0,
    lines: float = 1.0,
) -> None:
    font, paragraph = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FACE, Pt(size), bold, italic
    font.color.rgb = RGBColor(0, 0, 0)
    faces = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for theme in THEMED:
        faces.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("eastAsia", "cs"):
        faces.set(qn(f"w:{script}"), FACE)
    paragraph.alignment, paragraph.first_line_indent = align, indent
    paragraph.space_before, paragraph.space_after, paragraph.line_spacing = Pt(0), Pt(after), lines
    paragraph.widow_control = True
