"""The few pieces of WordprocessingML that python-docx has no words for."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment that a ZIP archive can name
WATERMARK_NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)


def element(tag: str, **attributes: object) -> Any:
    """An element of the w: namespace with w: attributes, such as `element("spacing", after=120)`."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def add_page_field(paragraph: Any) -> None:
    """The number of the page, as a field that Word keeps up to date."""
    run = paragraph.add_run()
    instruction = element("instrText")
    instruction.text = "PAGE"
    for part in (element("fldChar", fldCharType="begin"), instruction, element("fldChar", fldCharType="end")):
        run._r.append(part)


def add_watermark(paragraph: Any, words: str) -> None:
    """Large pale words across the page, the way Word itself makes a watermark: a text path in the header."""
    paragraph.add_run()._r.append(
        parse_xml(
            f"<w:pict {nsdecls('w')} {WATERMARK_NAMESPACES}>"
            '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" path="m@7,l@8,m@5,21600l@6,21600e">'
            '<v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
            '<v:shape id="DuThao" type="#_x0000_t136" o:allowincell="f" fillcolor="#e1e1e1" stroked="f" '
            'style="position:absolute;width:420pt;height:105pt;rotation:310;z-index:-251658752;'
            "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
            'mso-position-vertical:center;mso-position-vertical-relative:margin">'
            f'<v:textpath style="font-family:&quot;Times New Roman&quot;;font-weight:bold" string={quoteattr(words)}/>'
            "</v:shape></w:pict>"
        )
    )


def restart_pages(section: Any) -> None:
    """The pages of this section are counted from 1."""
    properties = section._sectPr
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    properties.find(qn("w:cols")).addprevious(element("pgNumType", start=1))


def top_border(paragraph: Any) -> None:
    """A thin solid line over the paragraph, between its indents."""
    borders = element("pBdr")
    borders.append(element("top", val="single", sz=4, space=0, color="000000"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def repacked(data: bytes) -> bytes:
    """The same package with the hour of its making left out, so that equal documents are equal files."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
