import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.columns.table import coded, joined, table_of

TEXTS = st.one_of(st.none(), st.text(max_size=3))
ROWS = st.lists(st.tuples(st.sampled_from(["1", "2", "3"]), TEXTS, TEXTS), max_size=12)


def shown(table):
    """Return the rows of a table."""
    return [
        *zip(
            *(
                [None if code < 0 else column.values[code] for code in column.codes]
                for column in table.columns.values()
            ),
            strict=True,
        )
    ]


@given(st.lists(TEXTS))
def test_texts_come_back_and_sort_by_their_codes(texts):
    column = coded(texts)
    back = [None if code < 0 else column.values[code] for code in column.codes]
    assert back == texts
    order = np.argsort(column.codes, kind="stable")
    assert [back[n] for n in order] == sorted(
        texts, key=lambda text: (text is not None, text or "")
    )


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_tables_join_end_to_end(parts):
    rows = [(owner, node, name, None) for part in parts for owner, node, name in part]
    whole = joined(
        "names", [table_of("names", [(*row, None) for row in part]) for part in parts]
    )
    assert shown(whole) == rows
    assert shown(whole) == shown(table_of("names", rows))


@given(ROWS)
def test_rows_of_an_owner_go_with_their_texts(rows):
    table = table_of("names", [(*row, None) for row in rows])
    left = [(*row, None) for row in rows if row[0] != "2"]
    kept = table.without(["2", "9"])
    assert shown(kept) == left
    assert kept.columns["node"].values == sorted(
        {row[1] for row in left if row[1] is not None}
    )
