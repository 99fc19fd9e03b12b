import pytest

from kg.model.finding import Severity, Status

TITLE = "RELATED PARTY TRANSACTIONS (Details) - CNY (¥)"
SERVICE = "Service purchased from related party"


@pytest.fixture
def grown(page, checked):
    """Check what came together by June and by September, each in a filing."""

    def check(half, nine, label=SERVICE):
        heads = {"6": "Jun. 30, 2021", "9": "Sep. 30, 2021"}
        pages = {
            f"0000000001-21-00000{months}/R1": page(
                TITLE,
                (heads[months],),
                [("Acme Ltd",), (label, value)],
                group=f"{months} Months Ended",
            )
            for months, value in (("6", half), ("9", nine))
        }
        (finding,) = checked(pages, "yeartodate")
        return finding

    return check


def test_figures_of_a_year_do_not_fall(grown):
    finding = grown("¥ 928", "¥ 1,320")
    assert finding.status is Status.PASS
    assert "928,000 CNY by 2021-06-30, 1,320,000 CNY by 2021-09-30" in finding.message


def test_a_fall_is_a_warning(grown):
    finding = grown("¥ 928", "¥ 785")
    assert finding.status is Status.FAIL
    assert finding.severity is Severity.WARNING
    assert "143,000 CNY less" in finding.message


def test_brackets_do_not_count_and_rounding_does(grown):
    assert grown("¥ (928)", "¥ (1,320)").status is Status.PASS
    assert grown("¥ 928", "¥ 927").status is Status.PASS


@pytest.mark.parametrize("label", ["Net deposits with related party", "Others"])
def test_figures_that_may_fall_or_say_nothing_are_left_out(grown, label):
    assert grown("¥ 928", "¥ 785", label=label).message.startswith("No figure")


@pytest.mark.parametrize(
    "label",
    [
        "Monthly rent to Acme Ltd",
        "Service fee per month",
        "Annual fee",
        "Rent per square foot",
        "Charter hire per vessel",
        "Price per ton purchased",
    ],
)
def test_a_rate_per_time_is_no_running_sum(grown, label):
    assert grown("1,200", "1,150", label=label).status is Status.NOT_APPLICABLE
