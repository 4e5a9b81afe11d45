"""Rows with one of many values, in one statement, on both databases."""

from __future__ import annotations

import pytest
from django.db.models import Q

from duoc.kit.among import Among
from duoc.kit.sheets.models import ImportBatch

pytestmark = pytest.mark.django_db


def batches(count: int) -> list[ImportBatch]:
    return ImportBatch.objects.bulk_create([ImportBatch(file_name=f"{n:05d}.xlsx") for n in range(count)])


def test_more_values_than_a_statement_has_parameters(django_assert_num_queries):
    batches(3)
    asked = [f"{n:05d}.xlsx" for n in range(1, 300_000)]
    with django_assert_num_queries(1):
        found = set(ImportBatch.objects.filter(Among("file_name", asked)).values_list("file_name", flat=True))
    assert found == {"00001.xlsx", "00002.xlsx"}


def test_numbers_and_other_conditions():
    one, two, _three = batches(3)
    found = ImportBatch.objects.filter(Among("pk", [one.pk, two.pk]), Q(file_name="00001.xlsx"))
    assert [each.pk for each in found] == [two.pk]


def test_of_no_values_there_is_no_row():
    batches(1)
    assert not ImportBatch.objects.filter(Among("pk", [])).exists()
    assert not ImportBatch.objects.filter(Among("file_name", [])).exists()


def test_what_stands_in_a_value_is_no_sql():
    batches(1)
    sly = ["'); DROP TABLE x; --", '00000.xlsx"', "0000%.xlsx", "\\"]
    assert not ImportBatch.objects.filter(Among("file_name", sly)).exists()
