"""A page of a filing as a browser saves it, with invented names: loans of directors."""

_ROW = '<tr class="{kind}"><td class="pl"><a class="a" href="#">{label}</a></td>{cells}</tr>'

PARTIES = (
    ("Mei Larch | Director", ("412,000", "250,000")),
    ("Otto Birch | Director", ("88,500", "120,500")),
    ("Fern Holdings Ltd | Shareholder", ("1,300,000", "1,300,000")),
)


def saved_page():
    """Return the HTML text."""
    rows = []
    for members, amounts in PARTIES:
        named = " | ".join(f"{member} [Member]" for member in members.split(" | "))
        rows.append(_row("rh", named, ("&#160;", "&#160;"), "text"))
        rows.append(_row("ro", "Due to related parties", amounts, "nump"))
    head = (
        '<tr><th class="tl" rowspan="1"><div><strong>RELATED PARTY TRANSACTIONS '
        "(Details) - USD ($)</strong></div></th>"
        '<th class="th"><div>Dec. 31, 2023</div></th>'
        '<th class="th"><div>Dec. 31, 2022</div></th></tr>'
    )
    return (
        '<html><head><title></title></head><body><table class="report">'
        f"{head}{''.join(rows)}</table></body></html>"
    )


def _row(kind, label, cells, shape):
    told = "".join(f'<td class="{shape}">{cell}<span></span></td>' for cell in cells)
    return _ROW.format(kind=kind, label=label, cells=told)
