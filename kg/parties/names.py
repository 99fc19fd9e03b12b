"""Names of parties: the key a name is looked up by, and its normal form.

Place, trade name, industry and legal form make up a name; only the legal form and
the punctuation may vary without naming somebody else. Similarity is never used.
"""

import re
import unicodedata

_MEMBER = re.compile(r"\s*\[\s*(?:member|domain)\s*\]\s*", re.IGNORECASE)
_SHORT_FORM = re.compile(r"""\(\s*["'“”‘’][^"“”]*["'“”‘’]\s*\)""")
_DOTTED = re.compile(r"(?<![a-z])(?:[a-z]\.)+(?:[a-z](?![a-z])\.?|(?<=\.[a-z]\.))")
_APART = re.compile(r"[^\w&#]+")
_TAILS = frozenset(
    [
        "co",
        "company",
        "ltd",
        "limited",
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "llc",
        "llp",
        "lp",
        "plc",
        "gmbh",
        "ag",
        "sa",
        "nv",
        "bv",
        "pte",
        "pty",
        "sdn",
        "bhd",
        "kk",
        "spa",
        "srl",
        "ab",
        "as",
        "oy",
        "oyj",
        "ltda",
        "sarl",
        "jsc",
        "pvt",
        "private",
    ]
)


def clean_member(text: str) -> str:
    """Return a member as printed, spaces folded and ``[Member]`` cut.

    >>> clean_member("Tencent  Group [Member]")
    'Tencent Group'
    """
    return " ".join(_MEMBER.sub(" ", text).split())


def without_short_form(text: str) -> str:
    """Return a name without the short form it defines for itself.

    >>> without_short_form('Cheyou Service Co., Ltd ("Cheyou Union")')
    'Cheyou Service Co., Ltd'
    """
    return _SHORT_FORM.sub(" ", text).strip()


def name_key(text: str) -> str:
    """Return the key two printings of one name share: folded, without control marks.

    >>> name_key("Beijing  QC [Member]")
    'beijing qc'
    """
    folded = unicodedata.normalize("NFKC", clean_member(text))
    visible = "".join(c for c in folded if unicodedata.category(c) not in ("Cc", "Cf"))
    return " ".join(visible.split()).casefold()


def normal_form(text: str) -> str:
    """Return what identifies a name within one reporter.

    Accents, punctuation, quoted short forms and legal-form tails are taken off; place
    and trade name stay. A name that is nothing but such tails keeps its key.

    >>> normal_form("Ahead (Shanghai) Trade Co., Ltd")
    'ahead shanghai trade'
    >>> normal_form("Beijing HJRT Technology Company, Limited")
    'beijing hjrt technology'
    """
    key = _SHORT_FORM.sub(" ", name_key(text))
    key = _DOTTED.sub(lambda match: match.group().replace(".", ""), key)
    plain = unicodedata.normalize("NFKD", key)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = [word for word in _APART.split(plain) if word]
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _TAILS:
        kept.pop()
    return " ".join(kept) or name_key(text)


_PLACES = frozenset(
    [
        "beijing",
        "shanghai",
        "shenzhen",
        "guangzhou",
        "hangzhou",
        "jinan",
        "hefei",
        "shandong",
        "china",
        "hong",
        "kong",
        "hk",
        "h",
        "k",
        "chinese",
        "usa",
        "us",
        "uk",
        "japan",
        "india",
        "singapore",
        "taiwan",
        "korea",
        "brazil",
        "the",
        "new",
        "north",
        "south",
        "east",
        "west",
        "eastern",
        "western",
        "northern",
        "southern",
        "central",
        "national",
        "international",
        "global",
        "general",
        "american",
        "united",
        "first",
    ]
)
_GENERIC = frozenset(
    [
        "holdings",
        "holding",
        "group",
        "technology",
        "technologies",
        "company",
        "investment",
        "investments",
        "capital",
        "bank",
        "fund",
        "funds",
        "trust",
        "management",
        "services",
        "service",
        "partners",
        "partnership",
        "ventures",
        "venture",
        "enterprises",
        "enterprise",
        "industries",
        "industry",
        "trading",
        "trade",
        "development",
        "financial",
        "finance",
        "communication",
        "communications",
        "information",
        "software",
        "media",
        "culture",
        "energy",
        "power",
        "resources",
        "director",
        "officer",
        "member",
        "members",
        "mr",
        "ms",
        "mrs",
        "dr",
        "related",
        "party",
        "parties",
        "loan",
        "note",
        "management",
        "chief",
        "executive",
        "affiliates",
        "affiliate",
        "subsidiaries",
        "subsidiary",
        "associates",
        "certain",
        "other",
        "company's",
    ]
)


def trade_name(text: str) -> str | None:
    """Return the trade name of an organisation's name, or None when none stands out.

    The first word that is neither a place nor a general word, four letters or more. The
    same trade name under two reporters is a lead and no identity.

    >>> trade_name("Xiaomi H.K. Limited"), trade_name("Beijing Technology Co., Ltd")
    ('xiaomi', None)
    """
    for word in normal_form(text).split():
        if word in _PLACES:
            continue
        if len(word) < 4 or not word.isalpha() or word in _GENERIC | _TAILS:
            return None
        return word
    return None
