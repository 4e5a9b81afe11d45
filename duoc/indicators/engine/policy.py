"""Who may read figures, see the rows behind them, report by hand, and have figures computed."""

from django.utils.translation import gettext_lazy as _

from duoc.indicators.engine.models import IndicatorValue, LocalNorm, ReportedFigure, WardPopulation
from duoc.registry.access.policy import action, grant, scoped
from duoc.registry.access.roles import OFFICE_ROLES, SCHOOL_LEADERS, SCHOOL_ROLES, Role, Scope
from duoc.registry.organizations.models import Organization

scoped(Organization, "pk")
scoped(IndicatorValue, "organization")
scoped(ReportedFigure, "organization")
scoped(WardPopulation, "ward")
scoped(LocalNorm, "organization")

# Figures name nobody, so they are shared within an office: a school may see where it stands among the others.
VIEW_FIGURES = action("indicators.view_figures", _("Xem chỉ số"))
grant(VIEW_FIGURES, dict.fromkeys((*OFFICE_ROLES, *SCHOOL_ROLES, Role.CENTRE_HEAD, Role.ADMINISTRATOR), Scope.OFFICE))
grant(VIEW_FIGURES, {Role.PROVINCE_VIEWER: Scope.TREE})

# The rows behind a figure (classes, rooms, tasks) are for those of the organization and of the office above it.
VIEW_ROWS = action("indicators.view_rows", _("Xem các dòng số liệu đứng sau chỉ số"))
grant(VIEW_ROWS, dict.fromkeys((*OFFICE_ROLES, Role.ADMINISTRATOR), Scope.TREE))
grant(VIEW_ROWS, dict.fromkeys((*SCHOOL_ROLES, Role.CENTRE_HEAD), Scope.ORGANIZATION))

# Rows that name children or staff: only for those who answer for them.
VIEW_PERSONAL_ROWS = action("indicators.view_personal_rows", _("Xem danh sách học sinh, nhân sự đứng sau chỉ số"))
grant(VIEW_PERSONAL_ROWS, dict.fromkeys(OFFICE_ROLES, Scope.TREE))
grant(VIEW_PERSONAL_ROWS, dict.fromkeys((*SCHOOL_LEADERS, Role.CLERK), Scope.ORGANIZATION))

REPORT_FIGURE = action("indicators.report_figure", _("Báo cáo số liệu của đơn vị"))
grant(REPORT_FIGURE, dict.fromkeys((*SCHOOL_LEADERS, Role.CLERK, Role.CENTRE_HEAD), Scope.ORGANIZATION))

COMPUTE_FIGURES = action("indicators.compute", _("Tính lại các chỉ số"))
grant(COMPUTE_FIGURES, dict.fromkeys((*OFFICE_ROLES, Role.ADMINISTRATOR), Scope.TREE))
