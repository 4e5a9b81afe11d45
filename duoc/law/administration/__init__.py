"""Administrative work: format and signing of documents, the reporting regime, forms of plans, procedures.

    from duoc.law import administration as office
    office.number_line(12, office.document_kind("KH"), "PGDĐT")         # "Số: 12/KH-PGDĐT"
    office.layout(on=day).margins_mm["left"]                            # Decimal("30")
    office.report_period("month", 2020, 11).data_to                     # 14/11/2020
    office.school_plan_form("tieu_hoc", on=day).form.sections
    office.procedure_deadline("transfer_primary", day).due_on

The figures are parameters for the paper templates; nothing here prints.
"""

from duoc.law.administration.layout import Layout, accepts_margins, layout, point_letter
from duoc.law.administration.numbering import date_line, document_kind, number_line, place_and_date, symbol
from duoc.law.administration.parameters import RULE as FORMAT
from duoc.law.administration.plans import SchoolPlanForm, plan_table, school_plan_form
from duoc.law.administration.procedures import (
    Procedure,
    ProcedureDeadline,
    procedure,
    procedure_deadline,
    procedures,
)
from duoc.law.administration.reports import (
    EducationReportDue,
    ReportForm,
    ReportPeriod,
    education_report,
    report_form,
    report_period,
)
from duoc.law.administration.signing import SignatureBlock, Signer, signature_block

__all__ = [
    "FORMAT",
    "EducationReportDue",
    "Layout",
    "Procedure",
    "ProcedureDeadline",
    "ReportForm",
    "ReportPeriod",
    "SchoolPlanForm",
    "SignatureBlock",
    "Signer",
    "accepts_margins",
    "date_line",
    "document_kind",
    "education_report",
    "layout",
    "number_line",
    "place_and_date",
    "plan_table",
    "point_letter",
    "procedure",
    "procedure_deadline",
    "procedures",
    "report_form",
    "report_period",
    "school_plan_form",
    "signature_block",
    "symbol",
]
