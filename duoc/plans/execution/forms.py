"""Forms of plans being carried out: activities, decisions, progress, deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from duoc.kit.ids import RowsField
from duoc.plans.documents.choosing import Chooser
from duoc.plans.documents.forms import DateInput
from duoc.plans.documents.models import Task
from duoc.plans.execution.services.planning import How
from duoc.plans.execution.services.progress import Progress
from duoc.plans.execution.services.proposing import Proposal
from duoc.registry.calendar.models import Term
from duoc.registry.organizations.models import Organization
from duoc.registry.people.models import Staff

TEXT = {"rows": 2}
SAME_NAMED = (
    "title", "objective", "solution", "means", "deliverable", "lead", "lead_staff", "term", "starts_on", "late_reason",
)  # fmt: skip


class DirectivesField(RowsField):
    """Tasks of the office, with the number that they bear in its plan."""

    def label_from_instance(self, obj: Any) -> str:
        """ "III.2.1 Tập trung rà soát …"."""
        return f"{obj.number} {obj.title}".strip()


class ActivityForm(forms.Form):
    """How a piece of work is carried out, as a plan of a school states it."""

    title = forms.CharField(label=_("Hoạt động"), max_length=500, widget=forms.Textarea(attrs=TEXT))
    objective = forms.CharField(label=_("Mục tiêu"), required=False, widget=forms.Textarea(attrs=TEXT))
    solution = forms.CharField(label=_("Giải pháp"), required=False, widget=forms.Textarea(attrs=TEXT))
    means = forms.CharField(label=_("Nguồn lực, phương tiện"), required=False, widget=forms.Textarea(attrs=TEXT))
    deliverable = forms.CharField(label=_("Sản phẩm"), max_length=300, required=False)
    lead = forms.ModelChoiceField(
        label=_("Đơn vị chủ trì"), queryset=Organization.objects.none(), required=False, empty_label="—"
    )
    lead_staff = forms.ModelChoiceField(
        label=_("Người chủ trì"), queryset=Staff.objects.none(), required=False, empty_label="—"
    )
    people = RowsField(
        label=_("Phối hợp thực hiện"),
        queryset=Staff.objects.none(),
        required=False,
        widget=Chooser,
    )
    term = forms.ChoiceField(label=_("Học kỳ"), choices=[("", _("Cả năm")), *Term.Code.choices], required=False)
    starts_on = forms.DateField(label=_("Bắt đầu"), required=False, widget=DateInput())
    ends_on = forms.DateField(label=_("Kết thúc"), required=False, widget=DateInput())
    late_reason = forms.CharField(
        label=_("Lý do trễ so với văn bản"),
        max_length=300,
        required=False,
        help_text=_("Chỉ nêu khi kết thúc sau hạn của Phòng; Phòng đọc được lý do này."),
    )
    serves = DirectivesField(
        label=_("Thực hiện nhiệm vụ nào của Phòng"),
        queryset=Task.objects.none(),
        required=False,
        widget=Chooser,
        help_text=_("Để trống nếu là việc riêng."),
    )

    def __init__(
        self,
        *args: Any,
        leads: Sequence[Organization],
        staff: QuerySet[Staff],
        directives: QuerySet[Task] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer(
            "lead", Organization.objects.filter(pk__in=[each.pk for each in leads]).order_by("-type", "sort_key")
        )
        self._offer("lead_staff", staff)
        self._offer("people", staff)
        if directives is None:
            self.fields.pop("serves", None)
        else:
            self._offer("serves", directives)

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields.get(name)
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows

    def how(self, title: str = "") -> How:
        """What was filled in, as the services take it."""
        data = self.cleaned_data
        return How(
            title=(title or data.get("title", "")).strip(),
            objective=data["objective"].strip(),
            solution=data["solution"].strip(),
            means=data["means"].strip(),
            deliverable=data["deliverable"].strip(),
            lead_id=data["lead"].pk if data["lead"] else None,
            lead_staff_id=data["lead_staff"].pk if data["lead_staff"] else None,
            people_ids=[each.pk for each in data["people"]],
            term=data["term"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            late_reason=data["late_reason"],
        )

    @staticmethod
    def values_of(activity: Task) -> dict[str, Any]:
        """The first values for changing an activity."""
        values: dict[str, Any] = {name: getattr(activity, name) for name in SAME_NAMED}
        return values | {
            "ends_on": activity.due_on,
            "people": list(activity.people.all()),
            "serves": list(activity.serves.all()),
        }


class ChangeForm(ActivityForm):
    """An activity as it was when the form was opened: `version` finds out who saved in between."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class TakeOverForm(ActivityForm):
    """Several tasks of the office at once: each with its own title, all with the same how and when."""

    def __init__(self, *args: Any, tasks: Sequence[Task], proposal: Proposal, **kwargs: Any) -> None:
        initial = {
            "deliverable": proposal.deliverable,
            "lead": proposal.lead_id,
            "term": proposal.term,
            "starts_on": proposal.starts_on,
            "ends_on": proposal.ends_on,
        }
        super().__init__(*args, initial=initial, **kwargs)
        del self.fields["title"]
        self.tasks = tasks
        self.is_late = proposal.is_late
        self.fields["late_reason"].required = proposal.is_late
        titles = {}
        for task in tasks:
            titles[self.name_of(task)] = forms.CharField(
                label=_("Hoạt động của đơn vị"),
                max_length=500,
                initial=proposal.titles[task.pk],
                widget=forms.Textarea(attrs=TEXT),
            )
        self.fields = titles | self.fields

    @staticmethod
    def name_of(task: Task) -> str:
        """The name of the field that holds a task's title."""
        return f"title_{task.pk}"

    def titled(self) -> list[tuple[Task, Any]]:
        """Each task with its field, for the page."""
        return [(task, self[self.name_of(task)]) for task in self.tasks]

    def shared(self) -> list[Any]:
        """The fields that all tasks share."""
        own = {self.name_of(task) for task in self.tasks}
        return [bound for bound in self if bound.name not in own]

    def commands(self) -> list[tuple[Task, How]]:
        """Each task with how it is carried out."""
        return [(task, self.how(self.cleaned_data[self.name_of(task)])) for task in self.tasks]


class DecisionForm(forms.Form):
    """What the office says to a submitted plan."""

    comment = forms.CharField(
        label=_("Ý kiến"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bắt buộc khi trả lại; đơn vị lập kế hoạch đọc được."),
    )


class ReopenForm(forms.Form):
    """Why an approved plan is opened again."""

    comment = forms.CharField(
        label=_("Lý do bổ sung, điều chỉnh"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class ProgressForm(forms.Form):
    """What was done: how far, in which words, with which picture. `client_id` makes sending again harmless."""

    percent = forms.IntegerField(label=_("Tiến độ (%)"), required=False, min_value=0, max_value=100)
    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    photo = forms.FileField(label=_("Ảnh hoặc tệp minh chứng"), required=False)
    caption = forms.CharField(label=_("Mô tả minh chứng"), required=False, max_length=200)
    client_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Something must have been done."""
        data = super().clean() or self.cleaned_data
        if not self.errors and data.get("percent") is None and not data.get("photo"):
            raise forms.ValidationError(_("Chọn tiến độ, hoặc đính kèm ảnh, tệp minh chứng."))
        return data

    def command(self) -> Progress | None:
        """The progress, if one was marked."""
        data = self.cleaned_data
        if data["percent"] is None:
            return None
        return Progress(percent=data["percent"], note=data["note"], client_id=data["client_id"])


class DueForm(forms.Form):
    """Another deadline, with the reason."""

    due_on = forms.DateField(label=_("Hạn mới"), widget=DateInput())
    reason = forms.CharField(label=_("Lý do"), max_length=300)
