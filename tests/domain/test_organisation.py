"""The organisation's settings as one value over rows."""

from datetime import date

import pytest

from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.holidays import Nation
from coprod_desktop.domain.organisation import Organisation
from coprod_desktop.domain.problems import Problem


def test_settings_come_back_from_their_rows_as_they_were() -> None:
    settings = Organisation(name="Cyngor Dyffryn Marlow – ŵ", complete_from=date(2024, 1, 1), is_sample=True)
    assert Organisation.from_rows(settings.to_rows()) == settings
    assert Organisation.from_rows(Organisation().to_rows()).complete_from is None


def test_a_register_without_rows_starts_with_the_defaults() -> None:
    assert Organisation.from_rows({}) == Organisation()


def test_a_setting_of_a_newer_program_is_left_alone() -> None:
    assert Organisation.from_rows({"from_the_future": "1", "familiar_days": "6"}).familiar_days == 6


def test_a_number_out_of_range_is_said_beside_it() -> None:
    with pytest.raises(Problem) as caught:
        Organisation().changed(familiar_days=0)
    assert caught.value.field == "familiar_days"
    assert Organisation().changed(familiar_days=5, name="New").familiar_days == 5


def test_columns_of_our_own_that_make_no_bank_file_are_refused_beside_them() -> None:
    with pytest.raises(Problem, match="needs a column for the sort code") as refused:
        Organisation().changed(bank_columns="amount")
    assert refused.value.field == "bank_columns"
    whole = "sort code, account number, account name, amount, reference"
    assert Organisation().changed(bank_columns=whole).bank_columns == whole
    assert Organisation(bank_columns=whole).changed(bank_columns="").bank_columns == ""


def test_the_nation_whose_bank_holidays_count_is_kept() -> None:
    rows = Organisation(nation=Nation.SCOTLAND).to_rows()
    assert Organisation.from_rows(rows).nation is Nation.SCOTLAND


def test_a_part_is_used_once_it_is_switched_on() -> None:
    assert Organisation(extras=(Extra.PAYMENT_RUNS.value,)).uses(Extra.PAYMENT_RUNS)
    assert not Organisation().uses(Extra.PAYMENT_RUNS)
