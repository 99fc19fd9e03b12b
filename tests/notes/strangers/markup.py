"""HTML as filers' software writes it: nested divs, spacer columns, signs in own cells."""

from collections.abc import Sequence

_CELL = (
    '<td style="vertical-align:bottom;padding:2px 1pt" colspan="{span}"><div '
    'style="text-align:left"><span style="font-family:\'Times New Roman\';'
    'font-size:10pt">{text}</span></div></td>'
)
_SPACER = '<td style="width:1%"><p style="margin:0">&#160;</p></td>'


def para(text: str) -> str:
    """Return a paragraph in nested divs and spans."""
    return (
        '<div><div style="margin-bottom:6pt;text-align:justify"><span style="color:'
        f'#000000;font-size:10pt">{text}</span></div></div>'
    )


def heading(text: str) -> str:
    """Return a bold line."""
    return f'<p style="margin:0"><span style="font-weight:bold">{text}</span></p>'


def spaced(*rows: Sequence[str]) -> str:
    """Return a table with spacer columns, "$" and "%" in cells of their own."""
    body = []
    for row in rows:
        cells = []
        for text in row:
            sign, rest = ("$", text[1:]) if text.startswith("$") else ("", text)
            rest, tail = (rest[:-1], "%") if _is_percent(rest) else (rest, "")
            if sign or tail:
                cells += [_cell(sign), _cell(rest), _cell(tail)]
            else:
                cells.append(_CELL.format(span=3, text=text or "&#160;"))
        body.append(f"<tr>{_SPACER.join(cells)}</tr>")
    return (
        f'<div><table style="width:100%" cellpadding="0">{"".join(body)}</table></div>'
    )


def _cell(text: str) -> str:
    return _CELL.format(span=1, text=text or "&#160;")


def _is_percent(text: str) -> bool:
    return text.endswith("%") and text[:-1].replace(".", "").isdigit()


def plain(*rows: Sequence[str]) -> str:
    """Return a table without any style."""
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
