"""Signing formulas (TM., Q., KT., TL., TUQ.): the lines above the signature, and what may not be signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from duoc.law.administration.parameters import RULE, DocumentFile, SigningForm
from duoc.law.core.errors import LawError
from duoc.law.core.given import Given
from duoc.law.core.registry import rule
from duoc.law.core.result import Result, Step, because

DEPUTIES, OF_BODY = ("KT", "TM_KT"), ("TL", "TUQ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs and how. `head`: the head's position; `own`: the signer's; `collective`: for TM.; all in capitals."""

    form: str
    head: str
    own: str = ""
    collective: str = ""
    name: str = ""
    is_of_the_body: bool = True
    is_delegated_again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock(Result):
    """The lines to print, the name apart."""

    lines: tuple[str, ...]
    name: str


def signing_form(name: str, rule: DocumentFile = RULE) -> SigningForm:
    """A form of signing by its letters. Error: `unknown_word`."""
    for form in rule.signing:
        if form.form == name:
            return form
    raise LawError("unknown_word", field="form", value=name, rule=rule.regulation.id,
                   vi="không phải là hình thức kí", en="is not a form of signing")  # fmt: skip


def signature_block(signer: Signer, rule: DocumentFile = RULE) -> SignatureBlock:
    """The lines above the signature. Errors: `unknown_word`, `missing`, `head_signs_as_deputy`, `outside_the_body`,
    `delegated_again`, `title_before_name`.
    """
    form = signing_form(signer.form, rule)
    _check(signer, form, rule)
    lines = {
        "none": (signer.head,),
        "TM": (f"TM. {signer.collective}", signer.head),
        "Q": (f"Q. {signer.head}",),
        "KT": (f"KT. {signer.head}", signer.own),
        "TM_KT": (f"TM. {signer.collective}", f"KT. {signer.head}", signer.own),
        "TL": (f"TL. {signer.head}", signer.own),
        "TUQ": (f"TUQ. {signer.head}", signer.own),
    }[form.form]
    step = Step(rule.at(form.source), f"{form.vi}: {' / '.join(lines)}", f"{form.en}: {' / '.join(lines)}")
    return SignatureBlock(lines=lines, name=signer.name, because=because(step))


def _check(signer: Signer, form: SigningForm, rule: DocumentFile) -> None:
    where = rule.at(form.source).vi()
    needed = [("head", signer.head)]
    if form.form in ("TM", "TM_KT"):
        needed.append(("collective", signer.collective))
    if form.form in (*DEPUTIES, *OF_BODY):
        needed.append(("own", signer.own))
    for field, value in needed:
        if not value:
            raise LawError("missing", field=field, value=value, rule=where, vi="còn thiếu", en="is missing")
    if form.form in DEPUTIES and signer.own == signer.head:
        raise LawError("head_signs_as_deputy", field="own", value=signer.own, rule=where,
                       vi="cấp trưởng không kí thay chính mình", en="a head does not sign for the head")  # fmt: skip
    if form.form == "TL" and not signer.is_of_the_body:
        raise LawError("outside_the_body", field="is_of_the_body", value=False, rule=where,
                       vi="chỉ người đứng đầu đơn vị thuộc cơ quan được kí thừa lệnh",
                       en="only the head of a unit of the body signs by order")  # fmt: skip
    if form.form == "TUQ" and signer.is_delegated_again:
        raise LawError("delegated_again", field="is_delegated_again", value=True, rule=where,
                       vi="không được ủy quyền lại", en="a delegation is not passed on")  # fmt: skip
    for title in rule.titles_before_names.value:
        if signer.name.casefold().startswith(title.casefold()):
            raise LawError("title_before_name", field="name", value=signer.name,
                           rule=rule.at(rule.titles_before_names.source).vi(),
                           vi="không ghi học hàm, học vị, danh hiệu trước họ tên người kí",
                           en="degrees and titles of honour are not written before the name")  # fmt: skip


FIELDS = ("form", "head", "own", "collective", "name", "is_outside_the_body", "is_delegated_again")


@rule(
    subject="administration",
    name="signature_block",
    versions=("NĐ30/2020",),
    vi="Quyền hạn, chức vụ của người ký",
    en="The lines above a signature",
)
def _signature_block(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    words = Given(given, FIELDS, rule=version)
    result = signature_block(
        Signer(
            form=words.word("form", [form.form for form in RULE.signing]),
            head=words.text("head"),
            own=words.maybe_text("own"),
            collective=words.maybe_text("collective"),
            name=words.maybe_text("name"),
            is_of_the_body=not words.flag("is_outside_the_body"),
            is_delegated_again=words.flag("is_delegated_again"),
        )
    )
    return {"lines": list(result.lines), "because": result.because}
