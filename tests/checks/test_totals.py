from decimal import Decimal

import pytest

from kg.model.finding import Severity, Status

JUNE, DECEMBER = "Jun. 30, 2021 / CNY (¥)", "Dec. 31, 2020 / CNY (¥)"
DUE = "Amounts due to related parties"
TITLE = "RELATED PARTY TRANSACTIONS - Balances (Details)"


def statuses(findings):
    return [finding.status for finding in findings]


def numbers(finding):
    return {number.name: number.value for number in finding.numbers}


@pytest.fixture
def footing(page, checked):
    """Check a page of these rows under one total; a list of values per name."""

    def check(total, rows, heads=(JUNE,), label=DUE):
        body = [(label, *total)]
        for name, *values in rows:
            body += [(name,), (label, *values)]
        return checked({"R1": page(TITLE, heads, body)}, "totals")

    return check


def test_totals_and_roles_of_the_first_page_hold(checked, seed):
    findings = checked({"R65": seed}, "totals")
    assert statuses(findings) == [Status.PASS] * 8
    assert [f.message.split(": ")[0] for f in findings[:2]] == [
        "Amounts due from related parties on 2021-06-30"
    ] * 2


def test_a_role_that_exceeds_its_rows_by_another_role_names_both_readings(
    checked, seed
):
    found = [f for f in checked({"R65": seed}, "totals") if "not its own" in f.message]
    assert [numbers(f)["subtotal"] for f in found] == [
        Decimal(2771000),
        Decimal(2543000),
    ]
    assert numbers(found[0]) == {
        "subtotal": Decimal(2771000),
        "parts": Decimal(2771000),
        "difference": Decimal(0),
        "rows": Decimal(354000),
        "other rows": Decimal(2417000),
    }
    assert "Senior employee taken as part of the role" in found[0].message
    assert "unless it is the total tagged with the role" in found[0].message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("|¥ 3,235", "|¥ 3,335"),
        ("|¥ 3,235", "|¥ 3,135"),
        ("|2,039", "|2,139"),
        ("|354", "|254"),
        ("|2,771\n|2,543\n|Shandong", "|2,871\n|2,543\n|Shandong"),
    ],
)
def test_one_figure_changed_on_the_first_page_is_found(checked, seed, old, new):
    findings = checked({"R65": seed.replace(old, new, 1)}, "totals")
    assert {f.severity for f in findings.failed} == {Severity.ERROR}
    assert all("2021-06-30" in f.message for f in findings.failed)
    assert {abs(numbers(f)["difference"]) for f in findings.failed} >= {Decimal(100000)}


def test_cells_name_report_row_column_line_and_raw_text(checked, seed):
    finding = checked({"R65": seed}, "totals")[0]
    (cell, *parts) = finding.cells
    assert (cell.report, cell.row, cell.column, cell.line, cell.raw) == (
        "R65",
        1,
        1,
        16,
        "¥ 3,235",
    )
    assert cell.fact.endswith("/R65/1/2")
    assert [part.raw for part in parts] == ["775", "2,039", "201", "¥ 220"]
    assert finding.filing == "0001104659-21-117128"
    assert finding.reporter == "The Reporter"


def test_rows_that_exceed_their_total_fail(footing):
    (finding,) = footing(["¥ 900"], [("Acme Ltd", "600"), ("Beta Ltd", "¥ 400")])
    assert finding.status is Status.FAIL
    assert numbers(finding) == {
        "total": Decimal(900000),
        "parts": Decimal(1000000),
        "difference": Decimal(-100000),
    }
    assert finding.tolerance == Decimal(1500)
    assert "100,000 CNY more than it" in finding.message


def test_rows_that_fall_short_prove_nothing(footing):
    (finding,) = footing(["¥ 900"], [("Acme Ltd", "300"), ("Beta Ltd", "¥ 400")])
    assert finding.status is Status.NOT_APPLICABLE
    assert "not every party need be named" in finding.message


def test_rows_that_make_the_total_elsewhere_must_make_it_here(footing):
    findings = footing(
        ["¥ 900", "¥ 700"],
        [("Acme Ltd", "300", "300"), ("Beta Ltd", "¥ 400", "¥ 400")],
        heads=(JUNE, DECEMBER),
    )
    assert statuses(findings) == [Status.FAIL, Status.PASS]
    assert "the same rows make it in another column" in findings[0].message


def test_rounding_of_each_figure_is_allowed_for(footing):
    rows = [("Acme Ltd", "600"), ("Beta Ltd", "300"), ("Gamma Ltd", "¥ 101")]
    assert statuses(footing(["¥ 1,003"], rows)) == [Status.PASS]
    assert statuses(footing(["¥ 998"], rows)) == [Status.FAIL]


def test_others_left_over_are_a_row(footing):
    rows = [("Acme Ltd", "600"), ("Others", "¥ 300")]
    assert statuses(footing(["¥ 900"], rows)) == [Status.PASS]


def test_a_role_without_rows_stands_for_itself(footing):
    (finding,) = footing(["¥ 900"], [("Acme Ltd", "600"), ("Director", "¥ 300")])
    assert finding.status is Status.PASS
    assert "with Director as rows of their own" in finding.message


def test_a_party_counts_once_beside_its_instruments(footing):
    rows = [
        ("Acme Ltd", "600"),
        ("Acme Ltd | Promissory Note 2012", "200"),
        ("Beta Ltd", "¥ 300"),
    ]
    assert statuses(footing(["¥ 900"], rows)) == [Status.PASS]


def test_rows_that_hold_one_another_are_no_error(footing):
    rows = [("Acme Group Ltd", "900"), ("Beta Ltd", "500"), ("Gamma Ltd", "¥ 400")]
    (finding,) = footing(["¥ 900"], rows)
    assert finding.status is Status.NOT_APPLICABLE
    assert "Acme Group Ltd alone make it" in finding.message


def test_figures_of_both_signs_prove_nothing(footing):
    rows = [("Acme Ltd", "600"), ("Beta Ltd", "¥ 400")]
    (finding,) = footing(["¥ 900"], rows, label="Net income (loss), related parties")
    assert finding.status is Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("total", "rows", "status"),
    [
        ("¥ 900", ("600", "(50)", "¥ 400"), Status.NOT_APPLICABLE),
        ("¥ (900)", ("(600)", "50", "¥ (400)"), Status.NOT_APPLICABLE),
        # a row of nothing is of neither sign
        ("¥ 900", ("600", "0", "¥ 400"), Status.FAIL),
        ("¥ (900)", ("(600)", "0", "¥ (400)"), Status.FAIL),
    ],
)
def test_a_row_of_the_other_sign_leaves_a_miss_open(footing, total, rows, status):
    names = ("Acme Ltd", "Beta Ltd", "Gamma Ltd")
    (finding,) = footing([total], list(zip(names, rows, strict=True)))
    assert finding.status is status


@pytest.mark.parametrize(
    ("label", "value", "status"),
    [
        # one row, or a label that speaks of no related parties, proves nothing
        (DUE, None, Status.NOT_APPLICABLE),
        ("Trade payables", "¥ 400", Status.NOT_APPLICABLE),
        (DUE, "¥ 400", Status.FAIL),
    ],
)
def test_a_sum_is_a_total_only_of_two_rows_of_related_parties(
    footing, label, value, status
):
    rows = [("Acme Ltd", "950")] if value is None else [("Acme Ltd", "600")]
    rows += [("Beta Ltd", value)] if value is not None else []
    (finding,) = footing(["¥ 900"], rows, label=label)
    assert finding.status is status
    if status is Status.NOT_APPLICABLE:
        assert "need not be the total of these rows" in finding.message


def test_one_row_that_is_its_total_elsewhere_proves_nothing_here(footing):
    findings = footing(
        ["¥ 900", "¥ 700"], [("Acme Ltd", "¥ 300", "¥ 700")], heads=(JUNE, DECEMBER)
    )
    assert statuses(findings) == [Status.NOT_APPLICABLE, Status.PASS]


@pytest.mark.parametrize(
    ("rows", "repeats"),
    [
        # the role's figure is that of its row and not the total's
        ([("Director", "300"), ("Director | Acme Ltd", "300"), ("Beta Ltd", "¥ 600")],
         False),
        ([("Director", "900"), ("Director | Acme Ltd", "300"),
          ("Director | Beta Ltd", "¥ 600")], True),
    ],
)  # fmt: skip
def test_a_role_is_said_to_repeat_the_total_only_where_it_does(footing, rows, repeats):
    findings = footing(["¥ 900"], rows)
    (role,) = [f for f in findings if "Director figure" in f.message]
    assert role.status is Status.PASS
    assert ("repeats the total" in role.message) is repeats


def test_a_figure_printed_twice_is_one_row(page, checked):
    rows = [
        (DUE, "¥ 900"),
        ("Acme Ltd",),
        (DUE, "600"),
        ("Beta Ltd",),
        (DUE, "300"),
        ("Acme Ltd",),
        (DUE, "¥ 600"),
    ]
    (finding,) = checked({"R1": page(TITLE, (JUNE,), rows)}, "totals")
    assert finding.status is Status.PASS
    assert "sum of 2 rows" in finding.message


def test_an_uncertain_value_leaves_a_miss_open(page, checked):
    rows = [
        (DUE, "¥ 900", "¥ 700"),
        ("Acme Ltd",),
        (DUE, "300", "300"),
        ("Beta Ltd",),
        (DUE, "400"),
        ("Gamma Ltd",),
        (DUE, "¥ 1", "¥ 1"),
    ]
    findings = checked({"R1": page(TITLE, (JUNE, DECEMBER), rows)}, "totals")
    assert statuses(findings) == [Status.NOT_APPLICABLE] * 2
    assert "1 uncertain value may stand in this column" in findings[0].message


def test_a_round_figure_of_a_text_is_no_proof(page, checked):
    rows = [
        ("Amounts due to related parties", "$ 30,395,777"),
        ("Acme Ltd",),
        ("Amounts due to related parties", "20,000,000"),
        ("Beta Ltd",),
        ("Amounts due to related parties", "$ 10,400,000"),
    ]
    text = page(
        "RELATED PARTIES (Details) - USD ($)", ("Jun. 30, 2021",), rows, scale=""
    )
    (finding,) = checked({"R1": text.replace("\n\n", "\n")}, "totals")
    assert finding.status is Status.NOT_APPLICABLE
    assert "round figures" in finding.message


def test_without_any_total_the_rule_says_so(page, checked):
    rows = [("Acme Ltd",), (DUE, "¥ 5")]
    (finding,) = checked({"R1": page(TITLE, (JUNE,), rows)}, "totals")
    assert finding.status is Status.NOT_APPLICABLE
    assert finding.message == "No total or role figure stands above rows of parties."


ROWS = [("Acme Ltd", "102"), ("Beta Ltd", "202")]


@pytest.fixture
def beside(page, checked):
    """Check a total above two rows of 102 and 202, with further rows beside it."""

    def check(total, *rows):
        body = [(DUE, f"¥ {total}"), *rows]
        for name, value in ROWS:
            body += [(name,), (DUE, value)]
        return checked({"R1": page(TITLE, (JUNE,), body)}, "totals")[0]

    return check


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Less: allowance for credit losses", "(23)"),
        ("Provision for doubtful accounts", "23"),
        ("Eliminations", "(23)"),
        ("Unamortized discount", "23"),
    ],
)
def test_a_net_total_holds_with_the_row_that_lessens_it(beside, label, value):
    finding = beside("281", (label, value))
    assert finding.status is Status.PASS
    assert finding.message.endswith(f"is the sum of 2 rows, with {label} counted.")
    assert numbers(finding)["parts"] == Decimal(281000)
    assert finding.tolerance == Decimal(2000)
    assert finding.cells[-1].raw == value


@pytest.mark.parametrize("member", ["Less: impairment", "Allowance for credit losses"])
def test_a_net_total_holds_with_a_member_that_lessens_it(beside, member):
    finding = beside("281", (member,), (DUE, "(23)"))
    assert finding.status is Status.PASS
    assert numbers(finding)["parts"] == Decimal(281000)
    assert beside("281", (member,), (DUE, "(33)")).status is Status.FAIL


def test_a_row_that_lessens_too_much_explains_nothing(beside):
    finding = beside("281", ("Less: allowance for credit losses", "(33)"))
    assert finding.status is Status.FAIL
    assert numbers(finding)["difference"] == Decimal(-23000)


def test_a_total_holds_with_a_row_of_all_others(beside):
    finding = beside("350", ("Amounts due to other related parties", "46"))
    assert finding.status is Status.PASS
    assert "is the sum of 3 rows, with Amounts due to other" in finding.message


def test_several_rows_beside_the_parts_may_be_counted_together(beside):
    finding = beside("340", ("Others", "46"), ("Less: discount", "(10)"))
    assert finding.status is Status.PASS
    assert "with Less: discount and Others counted" in finding.message


def test_any_row_that_is_just_the_difference_leaves_a_miss_open(beside):
    finding = beside("281", ("Deferred balance", "23"))
    assert finding.status is Status.NOT_APPLICABLE
    assert "Deferred balance, 23,000 CNY, makes the difference" in (finding.message)


def test_rows_of_purchases_that_exceed_their_total_fail(footing):
    rows = [("Acme Ltd", "600"), ("Beta Ltd", "¥ 400")]
    (finding,) = footing(["¥ 900"], rows, label="Purchases from related parties")
    assert finding.status is Status.FAIL
