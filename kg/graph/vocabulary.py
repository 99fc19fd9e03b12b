"""The terms of the vocabulary, as N-Quads text.

`ontology/rpkg.ttl` defines our own terms; the others belong to the vocabularies that
it builds on. `kg.iris` mints the IRIs of the things described.
"""

from typing import Final

RP: Final = "https://w3id.org/rpkg/ns#"
REL: Final = "https://w3id.org/rpkg/relationship/"
RULES: Final = "https://w3id.org/rpkg/rule#"
"""Namespace of the rules of `kg.checks`."""
ISO4217: Final = "http://www.xbrl.org/2003/iso4217#"
DCT: Final = "http://purl.org/dc/terms/"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
ORG: Final = "http://www.w3.org/ns/org#"
PROV: Final = "http://www.w3.org/ns/prov#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
SH: Final = "http://www.w3.org/ns/shacl#"

TYPE: Final = f"<{RDF}type>"
TITLE: Final = f"<{DCT}title>"
REVISION_OF: Final = f"<{PROV}wasRevisionOf>"
DERIVED_FROM: Final = f"<{PROV}wasDerivedFrom>"
SUB_ORGANISATION: Final = f"<{ORG}subOrganizationOf>"
GROUP_MEMBER: Final = f"<{FOAF}member>"
PERSON: Final = f"<{FOAF}Person>"
ORGANISATION: Final = f"<{ORG}FormalOrganization>"


def _rp(name: str) -> str:
    return f"<{RP}{name}>"


# Classes
PARTY: Final = _rp("Party")
PARTY_GROUP: Final = _rp("PartyGroup")
REPORTING_ENTITY: Final = _rp("ReportingEntity")
TRADE_NAME: Final = _rp("TradeName")
FILING: Final = _rp("Filing")
REPORT: Final = _rp("Report")
COLUMN: Final = _rp("Column")
SUMMAND: Final = _rp("Summand")
FACT: Final = _rp("Fact")
BALANCE: Final = _rp("Balance")
FLOW: Final = _rp("Flow")
AGGREGATE_FACT: Final = _rp("AggregateFact")
TRANSLATION: Final = _rp("Translation")
SOURCE_CELL: Final = _rp("SourceCell")
MENTION: Final = _rp("Mention")
RELATIONSHIP: Final = _rp("Relationship")
POSITION: Final = _rp("Position")
PAST_POSITION: Final = _rp("PastPosition")
STATEMENT: Final = _rp("Statement")
SETTLEMENT: Final = _rp("Settlement")
IDENTITY_DECISION: Final = _rp("IdentityDecision")

# Individuals
DUE_FROM: Final = _rp("DueFrom")
DUE_TO: Final = _rp("DueTo")
CERTAIN: Final = _rp("Certain")
UNCERTAIN: Final = _rp("Uncertain")
TRANSLATED: Final = _rp("Translated")
REPEATED: Final = _rp("Repeated")
SAME: Final = _rp("Same")
DIFFERENT: Final = _rp("Different")
UNSURE: Final = _rp("Unsure")

# Properties of filings, reports and columns
KEY: Final = _rp("key")
ACCESSION: Final = _rp("accession")
FORM: Final = _rp("form")
FILED: Final = _rp("filed")
FILER_NAME: Final = _rp("filerName")
REPORTER: Final = _rp("reporter")
HAS_REPORT: Final = _rp("hasReport")
REPORT_NAME: Final = _rp("reportName")
SHA256: Final = _rp("sha256")
SOURCE_NAME: Final = _rp("sourceName")
URL: Final = _rp("url")
HAS_COLUMN: Final = _rp("hasColumn")
COLUMN_INDEX: Final = _rp("columnIndex")
SCALE: Final = _rp("scale")
MAY_BE: Final = _rp("mayBe")
MEMBER_LABEL: Final = _rp("memberLabel")
HAS_SUMMAND: Final = _rp("hasSummand")
SUM_OF: Final = _rp("sumOf")
PART: Final = _rp("part")
SUM_ROLE: Final = _rp("sumRole")
WEIGHT: Final = _rp("weight")

# Properties of facts
IN_REPORT: Final = _rp("inReport")
CONCEPT: Final = _rp("concept")
CONCEPT_NAME: Final = _rp("conceptName")
LABEL: Final = _rp("label")
AMOUNT: Final = _rp("amount")
VALUE: Final = _rp("value")
DECIMALS: Final = _rp("decimals")
PRECISION_NOTE: Final = _rp("precisionNote")
UNIT: Final = _rp("unit")
UNIT_NAME: Final = _rp("unitName")
CURRENCY_CODE: Final = _rp("currencyCode")
INSTANT: Final = _rp("instant")
PERIOD_START: Final = _rp("periodStart")
PERIOD_END: Final = _rp("periodEnd")
SIDE: Final = _rp("side")
SIDE_NAME: Final = _rp("sideName")
LEVEL: Final = _rp("level")
STATUS: Final = _rp("status")
MENTIONED: Final = _rp("mention")
COUNTERPARTY: Final = _rp("counterparty")
PARTY_TEXT: Final = _rp("partyText")
IN_RELATIONSHIP: Final = _rp("relationship")
RELATIONSHIP_TEXT: Final = _rp("relationshipText")
OTHER_MEMBER: Final = _rp("otherMember")
DIMENSION: Final = _rp("dimension")
FOOTNOTE: Final = _rp("footnote")
TRANSLATION_OF: Final = _rp("translationOf")
REPEATS: Final = _rp("repeats")
UNCOUNTED_BECAUSE: Final = _rp("uncountedBecause")
CELL: Final = _rp("cell")

# Properties of cells
ROW: Final = _rp("row")
COLUMN_NUMBER: Final = _rp("column")
RAW: Final = _rp("raw")
LINE: Final = _rp("line")
REF: Final = _rp("ref")
PLACED_BY: Final = _rp("placedBy")
CANDIDATES: Final = _rp("candidates")
ON_REPORT: Final = _rp("onReport")

# Properties of mentions, parties and relationships
PRINTED_NAME: Final = _rp("printedName")
REFERS_TO: Final = _rp("refersTo")
KIND: Final = _rp("kind")
NAME: Final = _rp("name")
NAME_KEY: Final = _rp("nameKey")
CIK: Final = _rp("cik")
REPORTER_KEY: Final = _rp("reporterKey")
RELATED_PARTY: Final = _rp("party")
RELATIONSHIP_TYPE: Final = _rp("relationshipType")
HAS_TRADE_NAME: Final = _rp("tradeName")

# Properties of statements
HAS_STATEMENT: Final = _rp("hasStatement")
STATEMENT_KIND: Final = _rp("statementKind")
SUBJECT_TEXT: Final = _rp("subjectText")
ABOUT_PARTY: Final = _rp("aboutParty")
PREDICATE_NAME: Final = _rp("predicateName")
OBJECT_TEXT: Final = _rp("objectText")
OBJECT_PARTY: Final = _rp("objectParty")
STATED_VALUE: Final = _rp("statedValue")
STATED_DAY: Final = _rp("statedDay")
VALID_FROM: Final = _rp("validFrom")
VALID_TO: Final = _rp("validTo")
IN_NOTE: Final = _rp("inNote")
SPAN_START: Final = _rp("spanStart")
SPAN_END: Final = _rp("spanEnd")
WORDS: Final = _rp("words")
READ_BY: Final = _rp("readBy")
CERTAINTY: Final = _rp("certainty")
TOLD_BY: Final = _rp("toldBy")

# Properties of positions
ON_DATE: Final = _rp("date")
BALANCE_DATE: Final = _rp("balanceDate")
LATEST_BALANCE_DATE: Final = _rp("latestBalanceDate")
ON_BALANCE_DATE: Final = _rp("onBalanceDate")
INCOMPLETE: Final = _rp("incomplete")
KNOWN_FROM: Final = _rp("knownFrom")
KNOWN_UNTIL: Final = _rp("knownUntil")
DEBTOR: Final = _rp("debtor")
CREDITOR: Final = _rp("creditor")
FROM_FACT: Final = _rp("fromFact")
ALSO_STATED_BY: Final = _rp("alsoStatedBy")
OWES: Final = _rp("owes")

# Properties of decisions
SETTLES: Final = _rp("settles")
SETTLED_COLUMN: Final = _rp("settledColumn")
ORDINAL: Final = _rp("ordinal")
WHY: Final = _rp("why")
FIRST_NAME: Final = _rp("firstName")
SECOND_NAME: Final = _rp("secondName")
DECIDED_BY: Final = _rp("decidedBy")
DECIDED_ON: Final = _rp("decidedOn")
WITHDRAWS: Final = _rp("withdraws")
JUDGEMENT: Final = _rp("judgement")
