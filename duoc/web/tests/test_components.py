"""The components say in words what they show in colour."""

import re
from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from duoc.web.charts import Bar, heat_level, line_chart, nice_ticks, sparkline_points


def drawn(source, **context):
    request = RequestFactory().get("/hoc-sinh/?q=an&page=2&sort=name")
    return Template("{% load ui %}" + source).render(Context({"request": request, **context}))


class TakeOverForm(forms.Form):
    objective = forms.CharField(label="Mục tiêu", help_text="Một câu, đo được.")
    hours = forms.IntegerField(label="Số tiết", required=False)


def test_an_icon_is_decoration_unless_it_is_named():
    assert 'aria-hidden="true"' in drawn('{% icon "bell" %}')
    assert 'role="img" aria-label="Thông báo"' in drawn('{% icon "bell" label="Thông báo" %}')


def test_what_a_person_typed_is_never_markup():
    assert "&lt;b&gt;" in drawn("{% chip text %}", text="<b>")
    assert "&lt;b&gt;" in drawn("{% panel title=text %}{% endpanel %}", text="<b>")


def test_a_panel_lifts_its_buttons_into_its_head():
    html = drawn('{% panel title="Trễ" %}a{% actions %}<a>In</a>{% endactions %}b{% endpanel %}')
    head, body = html.split("</header>")
    assert "<a>In</a>" in head
    assert re.search(r"d-panel__body[^>]*>ab<", body)


def test_the_buttons_of_a_panel_inside_another_stay_inside():
    inner = '{% panel title="Trong" %}{% actions %}TRONG{% endactions %}{% endpanel %}'
    html = drawn('{% panel title="Ngoài" %}{% actions %}NGOÀI{% endactions %}' + inner + "{% endpanel %}")
    assert html.index("NGOÀI") < html.index("Trong") < html.index("TRONG")


def test_a_figure_stands_with_its_unit_state_and_trend():
    html = drawn(
        '{% figure "Sĩ số" 36.8 unit="HS" state="27 lớp vượt chuẩn" tone="bad" trend=trend %}', trend=[39, 36.8]
    )
    for part in ("36,8", "HS", "27 lớp vượt chuẩn", 'data-tone="bad"', "từ 39 đến 36,8"):
        assert part in html


def test_no_value_is_a_dash_without_a_unit():
    html = drawn('{% figure "Sĩ số" None unit="HS" %}')
    assert "–" in html
    assert "HS" not in html


def test_a_bar_needs_no_style_attribute_and_says_its_figure():
    html = drawn('{% progress 61.4 "warn" label="Tiến độ" %}')
    assert 'value="61.4"' in html
    assert 'title="61,4 / 100"' in html
    assert "style=" not in html


@pytest.mark.parametrize(("value", "level"), [(None, 0), (0, 1), (34.9, 1), (35, 2), (60, 3), (85, 4), (100, 4)])
def test_heat_rises_at_its_thresholds_and_no_value_is_no_heat(value, level):
    assert heat_level(value) == level


def test_a_line_keeps_inside_its_box_and_a_level_series_stays_level():
    assert all(0 <= x <= 64 and 0 <= y <= 22 for x, y in sparkline_points([3, 9, 1, 4], 64, 22))
    assert len({y for _x, y in sparkline_points([5, 5, 5], 64, 22)}) == 1
    assert drawn("{% sparkline values %}", values=[1]) == ""


def test_a_field_with_an_error_points_to_help_and_error():
    html = drawn("{% field form.objective %}", form=TakeOverForm({}))
    assert 'aria-describedby="id_objective_helptext id_objective_error"' in html
    assert 'id="id_objective_helptext"' in html
    assert re.search(r'id="id_objective_error"><p>Chưa điền mục này\.</p>', html)
    assert 'aria-invalid="true"' in html


def test_only_what_may_be_left_out_says_so():
    form = TakeOverForm()
    assert "không bắt buộc" not in drawn("{% field form.objective %}", form=form)
    assert "không bắt buộc" in drawn("{% field form.hours %}", form=form)


def test_a_refused_form_leads_to_each_of_its_errors():
    html = drawn("{% form form %}", form=TakeOverForm({"hours": "nhiều"}))
    assert 'role="alert"' in html
    assert '<a href="#id_objective">Mục tiêu</a>' in html
    assert '<a href="#id_hours">Số tiết</a>' in html


def test_a_form_nobody_has_sent_has_no_alert():
    assert "alert" not in drawn("{% form form %}", form=TakeOverForm())


def test_a_head_that_is_sorted_by_turns_the_order_and_goes_to_the_first_page():
    html = drawn('{% sort_header "name" "Họ và tên" %}')
    assert 'aria-sort="ascending"' in html
    assert 'href="?q=an&amp;sort=-name"' in html
    assert "aria-sort" not in drawn('{% sort_header "born_on" "Ngày sinh" %}')


def test_the_pager_keeps_the_rest_of_the_address():
    from django.core.paginator import Paginator

    html = drawn("{% pager page %}", page=Paginator(range(40), 16).get_page(2))
    assert "17–32 trong 40" in html
    assert 'href="?q=an&amp;page=3&amp;sort=name"' in html


def test_the_tab_one_is_on_is_marked():
    html = drawn('{% tabs "Kỳ" %}{% tab "Tuần này" "?k=t" current=True count=4 %}{% tab "Tháng" "?k=m" %}{% endtabs %}')
    assert html.count("aria-current") == 1
    assert 'aria-label="Kỳ"' in html


def test_a_day_is_written_for_people_and_for_machines():
    assert drawn("{% day d %}", d=date(2020, 9, 5)) == '<time datetime="2020-09-05">05/09/2020</time>'
    assert drawn("{% day d %}", d=None) == "–"


def test_a_dialog_is_named_by_its_title_and_has_its_buttons_at_the_foot():
    html = drawn('{% dialog "xoa" "Xoá?" %}Chắc chứ?{% actions %}<button>Xoá</button>{% endactions %}{% enddialog %}')
    assert 'aria-labelledby="xoa-title"' in html
    assert html.index("Chắc chứ?") < html.index("<footer") < html.index("<button>Xoá")


def test_a_figure_in_a_filter_has_a_comma():
    assert drawn("{{ x|vn_number }} {{ d|vn_date }}", x=7.5, d=date(2020, 9, 5)) == "7,5 05/09/2020"


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [(18, 70, [0, 20, 40, 60, 80]), (36.8, 39.1, [36, 37, 38, 39, 40]), (5, 5, [4, 6]), (0, 0, [0, 0.5])],
)
def test_a_scale_has_round_figures_that_hold_all_values(low, high, ticks):
    assert nice_ticks(low, high) == ticks


def test_a_missing_week_is_a_gap_in_the_line_and_not_a_zero():
    chart = line_chart([("T1", 10), ("T2", 20), ("T3", None), ("T4", 30), ("T5", 40)])
    assert len(chart.segments) == 2
    assert chart.end == (100, 0)


def test_the_target_is_on_the_scale_and_the_figures_stand_in_a_table():
    html = drawn(
        '{% line_chart points label="Tiến độ" unit="%" target=70 %}', points=[("Tuần 1", 18), ("Tuần 2", 61.4)]
    )
    assert "Chỉ tiêu 70" in html
    assert '<td class="d-num">61,4</td>' in html
    assert not re.search(r'points="[^"]*,\d+,', html)


def test_no_series_is_said_instead_of_drawn():
    assert "Chưa có số liệu." in drawn('{% line_chart points label="x" %}', points=[("Tuần 1", None)])


def test_the_longest_bar_is_full_when_no_measure_is_given():
    html = drawn('{% bars rows label="Tiến độ" %}', rows=[Bar("Phường 5", 40), Bar("Tân Xuyên", None)])
    assert 'value="40.0" max="40.0"' in html
    assert "–" in html
