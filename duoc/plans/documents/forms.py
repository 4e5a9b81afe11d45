"""Forms of importing, reviewing and issuing a plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duoc.indicators import catalogue
from duoc.kit.ids import RowsField
from duoc.plans.documents.choosing import Chooser
from duoc.plans.documents.models import Comparator, NodeKind, NodeRole, Plan
from duoc.plans.documents.services.issuing import Issue
from duoc.plans.documents.services.marking import CLEARABLE, Assignment, Binding
from duoc.plans.documents.services.mending import Header
from duoc.registry.calendar.models import SchoolYear, Term
from duoc.registry.organizations.models import Level, Organization
from duoc.registry.people.models import Staff

LARGEST_FILE = 20_000_000


class DateInput(forms.DateInput):
    """A day as people here write it; the keyboard of a phone shows figures."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(format="%d/%m/%Y", attrs={"placeholder": "dd/mm/yyyy", "inputmode": "numeric", **attrs})


class ImportForm(forms.Form):
    """A document to be read."""

    file = forms.FileField(
        label=_("Tệp văn bản"),
        help_text=_("Tệp .docx, .pdf có lớp chữ, hoặc .txt; tối đa 20 MB. Văn bản quét có lỗi vẫn đọc được."),
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.docx,.pdf"}),
    )
    school_year = forms.ModelChoiceField(label=_("Năm học"), queryset=SchoolYear.objects.order_by("-code"))

    def clean_file(self) -> Any:
        found = self.cleaned_data["file"]
        if found.size > LARGEST_FILE:
            raise forms.ValidationError(_("Tệp lớn hơn 20 MB. Lưu lại không kèm ảnh, hoặc chọn tệp khác."))
        return found


class AssignForm(forms.Form):
    """The "five clears" for one or several tasks; what is left empty stays as it is."""

    lead = forms.ModelChoiceField(
        label=_("Bộ phận chủ trì"), queryset=Organization.objects.none(), required=False, empty_label="—"
    )
    people = RowsField(label=_("Người thực hiện"), queryset=Staff.objects.none(), required=False, widget=Chooser)
    levels = forms.MultipleChoiceField(
        label=_("Cấp học"),
        choices=[(level.value, level.label) for level in Level if level != Level.UPPER_SECONDARY],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    schools = RowsField(
        label=_("Chỉ những trường này"),
        queryset=Organization.objects.none(),
        required=False,
        widget=Chooser,
        help_text=_("Để trống: mọi trường của cấp học đã chọn."),
    )
    starts_on = forms.DateField(label=_("Bắt đầu"), required=False, widget=DateInput())
    due_on = forms.DateField(label=_("Hạn"), required=False, widget=DateInput())
    term = forms.ChoiceField(label=_("Học kỳ"), choices=[("", "—"), *Term.Code.choices], required=False)
    deliverable = forms.CharField(label=_("Sản phẩm"), max_length=300, required=False)
    cleared = forms.MultipleChoiceField(
        label=_("Xóa phần đã giao"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Xóa ở mọi mục đã chọn, trước khi giao phần mới ở trên."),
    )

    def __init__(
        self, *args: Any, divisions: Any = None, schools: Any = None, staff: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("lead", divisions), ("schools", schools), ("people", staff)):
            field = self.fields[name]
            if rows is not None and isinstance(field, forms.ModelChoiceField):
                field.queryset = rows
        self.fields["cleared"].choices = [(name, self.fields[name].label) for name in CLEARABLE]  # type: ignore[attr-defined]

    def command(self) -> Assignment:
        """What is to be changed."""
        data = self.cleaned_data
        return Assignment(
            lead_id=data["lead"].pk if data["lead"] else None,
            people_ids=[each.pk for each in data["people"]] or None,
            school_ids=[each.pk for each in data["schools"]] or None,
            levels=data["levels"] or None,
            starts_on=data["starts_on"],
            due_on=data["due_on"],
            term=data["term"] or None,
            deliverable=data["deliverable"] or None,
            cleared=frozenset(data["cleared"]),
        )


def indicator_choices() -> list[tuple[str, str]]:
    """All indicators that can be computed, by title."""
    return [("", "—"), *((each.id, str(each.title)) for each in catalogue.all_definitions())]


SLICES = [
    ("", _("tất cả")),
    ("MN", _("Mầm non")),
    ("TH", _("Tiểu học")),
    ("THCS", _("THCS")),
    *[(f"g{grade}", _("Lớp %s") % grade) for grade in range(1, 10)],
]


class TargetForm(forms.Form):
    """An indicator and the figure to be reached."""

    words = forms.CharField(label=_("Chỉ tiêu"), max_length=300)
    indicator = forms.ChoiceField(label=_("Chỉ số"), choices=indicator_choices)
    slice = forms.ChoiceField(label=_("Cấp, khối"), choices=SLICES, required=False)
    comparator = forms.ChoiceField(label=_("So sánh"), choices=Comparator.choices)
    value = forms.DecimalField(label=_("Mức cần đạt"), required=False, localize=True, max_digits=14, decimal_places=3)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=40, required=False)
    due_on = forms.DateField(label=_("Đến ngày"), required=False, widget=DateInput())

    def command(self) -> Binding:
        """The binding that was filled in."""
        return Binding(**self.cleaned_data)


class NodeForm(forms.Form):
    """The words of a node, mended by hand."""

    label = forms.CharField(label=_("Ký hiệu mục"), max_length=30, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=NodeKind.choices)
    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 4}))


class AddNodeForm(forms.Form):
    """A new node after the chosen one."""

    kind = forms.ChoiceField(label=_("Loại"), choices=NodeKind.choices, initial=NodeKind.DIRECTIVE)
    role = forms.ChoiceField(label=_("Vai trò"), choices=[("", "—"), *NodeRole.choices], required=False)
    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 4}))


class LinesField(forms.CharField):
    """A list with one entry a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value) or ""
        return [line.strip() for line in text.splitlines() if line.strip()]


class HeaderForm(forms.Form):
    """What stands above and below the text."""

    parent_issuer = forms.CharField(label=_("Cơ quan chủ quản"), max_length=200, required=False)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200)
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=60, required=False)
    place = forms.CharField(label=_("Địa danh"), max_length=100, required=False)
    dated_on = forms.DateField(label=_("Ngày"), required=False, widget=DateInput())
    document_type = forms.CharField(label=_("Tên loại"), max_length=60)
    title = forms.CharField(label=_("Trích yếu"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    grounds = LinesField(label=_("Căn cứ, mỗi dòng một căn cứ"), required=False)
    recipients = LinesField(label=_("Nơi nhận, mỗi dòng một nơi"), required=False)

    @classmethod
    def of(cls, plan: Plan) -> HeaderForm:
        """The form filled with a plan's header."""
        return cls(initial={name: getattr(plan, name) for name in cls.base_fields})

    def command(self) -> Header:
        """The header that was filled in."""
        return Header(**self.cleaned_data)


class IssueForm(forms.Form):
    """Number, day and signer."""

    number = forms.RegexField(
        label=_("Số"), regex=r"^\d{1,6}$", error_messages={"invalid": _("Số văn bản chỉ gồm chữ số, ví dụ 215.")}
    )
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=60)
    dated_on = forms.DateField(label=_("Ngày ký"), widget=DateInput())
    signer_authority = forms.CharField(label=_("Thẩm quyền ký"), max_length=60, required=False)
    signer_position = forms.CharField(label=_("Chức vụ"), max_length=100)
    signer_name = forms.CharField(label=_("Họ và tên người ký"), max_length=150)

    def command(self) -> Issue:
        """How the plan goes out."""
        return Issue(**self.cleaned_data)


class CommentForm(forms.Form):
    """Why something is given back or withdrawn."""

    comment = forms.CharField(label=_("Ý kiến"), widget=forms.Textarea(attrs={"rows": 3}))


class AmendNodeForm(forms.Form):
    """Other words for an item of an issued plan, or its end."""

    text = forms.CharField(
        label=_("Nội dung mới"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Nhập nội dung mới, hoặc chọn “Bãi bỏ mục này”.")},
    )
    due_on = forms.DateField(label=_("Hạn mới"), required=False, widget=DateInput())

    def __init__(self, *args: Any, is_lifted: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_lifted = is_lifted
        if is_lifted:  # the words of an item that ends are nobody's
            self.fields["text"].required = False

    def clean(self) -> dict[str, Any]:
        """No words and no deadline for an item that ends, whatever was typed before."""
        data = super().clean() or {}
        if self.is_lifted:
            self.errors.pop("due_on", None)
            return {"text": "", "due_on": None}
        return data


class AddDirectiveForm(forms.Form):
    """A directive that an amendment adds."""

    under = forms.ModelChoiceField(label=_("Thuộc mục"), queryset=Plan.objects.none(), empty_label="—")
    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 3}))
    role = forms.ChoiceField(label=_("Vai trò"), choices=NodeRole.choices, initial=NodeRole.TASK)
    due_on = forms.DateField(label=_("Hạn"), required=False, widget=DateInput())

    def __init__(self, *args: Any, headings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["under"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = headings
