"""Documents in the manner of other offices and levels, written for these tests, with the structures made by hand."""

from pathlib import Path

import pytest
import yaml

from duoc.reading import read_plan
from duoc.reading.tests import scoring

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))
FLOORS = {
    "header": 1.0, "headings": 1.0, "directives": 1.0, "targets": 1.0, "deadlines": 1.0, "units": 0.92,
    "references": 1.0, "recipients": 1.0, "roles": 1.0,
}  # fmt: skip

# What a person reads and the grammar does not: an elliptic half, a post behind a name, a deadline in a wish.
UNMENDED = {"trung_tam_hoc_tap_cong_dong": 1, "truong_thcs_ke_hoach_nam_hoc": 4, "truong_mam_non_ke_hoach_nam_hoc": 1}
LOWER = {
    "so_huong_dan_nhiem_vu_gdtx": {"deadlines": 0.96},
    "truong_mam_non_ke_hoach_nam_hoc": {"targets": 0.97},
    "ubnd_huyen_pho_cap": {"targets": 0.95},
    "phong_chi_thi_an_toan_truong_hoc": {"directives": 0.98},
    "thcs_to_chuyen_mon_ke_hoach": {"units": 0.86},
    "so_quyet_dinh_giao_chi_tieu": {"roles": 0.95},
    "phong_nhiem_vu_nam_hoc": {"directives": 0.97, "targets": 0.85, "deadlines": 0.96},
    "truong_thcs_ke_hoach_nam_hoc": {"headings": 0.98, "directives": 0.97, "deadlines": 0.96, "roles": 0.98},
    "ubnd_tinh_chuong_trinh_hanh_dong": {"directives": 0.97, "targets": 0.96},
}


@pytest.mark.parametrize("path", LAYOUTS, ids=[path.stem for path in LAYOUTS])
def test_another_office_s_layout_is_read_as_a_person_would_read_it(path):
    expected = scoring.Plan(yaml.safe_load(path.with_name(f"{path.stem}.expected.yaml").read_text(encoding="utf-8")))
    floors = FLOORS | LOWER.get(path.stem, {})
    got = scoring.flat(scoring.compare(expected, scoring.Plan(read_plan(path.read_bytes(), path.name).to_dict())))
    assert {kind: got[kind] for kind, floor in floors.items() if got[kind] is not None and got[kind] < floor} == {}


@pytest.mark.parametrize("path", LAYOUTS, ids=[path.stem for path in LAYOUTS])
def test_only_what_was_scanned_badly_is_mended(path):
    expected = yaml.safe_load(path.with_name(f"{path.stem}.expected.yaml").read_text(encoding="utf-8"))
    mended = {repair.after for repair in read_plan(path.read_bytes(), path.name).repairs}
    known = {repair["after"] for repair in expected["repairs"]}
    assert [span for span in mended if not any(_overlap(span, other) for other in known)] == []
    missed = [span for span in known if not any(_overlap(span, other) for other in mended)]
    # One word in place of another ("chuyên để", "đâu xuân") cannot always be told.
    assert len(missed) <= UNMENDED.get(path.stem, 0), missed


def _overlap(one, two):
    """Whether two spans of words tell of the same repair; how much of the line they show may differ."""
    return one in two or two in one


@pytest.mark.parametrize(
    "line", ["Gửi về địa chỉ gdmnth@camau.edu.vn.", "Xem tại https://camau.edu.vn/vanban hoặc pgd.camau.edu.vn."]
)
def test_an_address_is_left_as_it_is_printed(line):
    assert read_plan(f"1. {line}\n".encode(), "thu.txt").repairs == ()
