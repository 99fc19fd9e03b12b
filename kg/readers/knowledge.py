"""What words mean, handed in by whoever reads: no reader depends on the ontology."""

from dataclasses import dataclass

from kg.readers.pages.pagetable import Classify, ConceptFinder
from kg.readers.xbrl.member_readings import Meaning


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What words mean.

    Attributes:
        concepts: Finds the concept of a row of a page.
        classify: Role of a member printed on a page.
        members: Role of a member of an XBRL document, and what titles say.
    """

    concepts: ConceptFinder
    classify: Classify
    members: Meaning
