"""A draft plan read from a short document."""

from __future__ import annotations

import pytest

from duoc.kit.audit import Actor
from duoc.plans.documents.models import Plan
from duoc.plans.documents.services import importing
from tests.cast import Cast

TEXT = """UBND THÀNH PHỐ RẠCH ĐƯỚC
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số:    /KH-PGDĐT
Rạch Đước, ngày 04 tháng 9 năm 2020

KÉ HOẠCH
Nhiệm vụ năm học 2020 - 2021

Căn cứ Quyết định số 1561/QĐ-UBND ngày 13 tháng 8 năm 2020 của UBND tỉnh;

I. NHỮNG NHIỆM VỤ CHỦ YẾU

1. Rà soát mạng lưới trường, lớp

Tổ chức rà soát sĩ số học sinh các trường tiểu học trước ngày 30/10/2020. Xây dựng kế hoạch bồi dưỡng giáo viên.

2. Nâng cao chất lượng

Thực hiện các tiêu chuẩn chất lượng theo quy định, đặc biệt là đảm bảo sĩ số học sinh/lớp.

II. TỔ CHỨC THỰC HIỆN

Các trường xây dựng kế hoạch cụ thể từng tháng.

Nơi nhận:
- Các trường;
- Lưu: VT.

KT. TRƯỞNG PHÒNG
PHÓ TRƯỞNG PHÒNG

Trần Văn Đước
"""


@pytest.fixture
def planner(cast: Cast) -> Actor:
    """The planning specialist."""
    account = cast.accounts["planner"]
    return Actor(user_id=account.pk, name=account.full_name)


@pytest.fixture
def draft(cast: Cast, planner: Actor) -> Plan:
    """The document above, read into a draft."""
    return importing.import_document(
        TEXT.encode(), "ke_hoach.txt", organization=cast.office, school_year=cast.year, by=planner
    )
