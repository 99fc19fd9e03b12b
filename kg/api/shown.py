"""How a graph shows itself, and a reporter of it on one sheet."""

from pathlib import Path
from typing import TYPE_CHECKING

from kg.api.folder import GraphFolder

if TYPE_CHECKING:
    from kg.views.sheet import Sheet


class GraphShown:
    """The part of `kg.api.graph.Graph` that shows a graph to people."""

    _graph: GraphFolder

    def __repr__(self) -> str:
        return f"<Graph in {self._graph.path}>"

    def _repr_html_(self) -> str:
        """Return a small table of the reporters, for notebooks."""
        from kg.errors import NotFoundError
        from kg.model.display import line_html
        from kg.views.contents import contents_html

        place = Path(self._graph.path)
        try:
            return contents_html(self._graph.snapshot(), str(place))
        except NotFoundError:
            return line_html(f"Graph in {place}: nothing is built yet")

    def sheet(self, reporter: str | int) -> "Sheet":
        """Return one reporter on a sheet: who owes what, history, checks, evidence.

        A notebook shows it; ``to_html()`` and ``to_markdown()`` give it as text.

        Args:
            reporter: Name or CIK; ``%`` stands for any characters.

        Raises:
            NotFoundError: No reporter bears that name.
            InputError: Several do.
        """
        from kg.checks import RULES, check
        from kg.errors import InputError
        from kg.facts.lookup import reporters_named
        from kg.queries import rows
        from kg.queries.party_profile import PartyProfile
        from kg.queries.profiles import profile_of
        from kg.signals import signals
        from kg.views.sheet import sheet_of

        snapshot = self._graph.snapshot()
        match = reporters_named(snapshot, str(reporter))
        profile = profile_of(snapshot, match.iris[0])
        if len(match.iris) > 1 or not isinstance(profile, PartyProfile):
            found = " | ".join(match.names)
            message = f"found several reporters for {reporter!r} ({found}); name one"
            raise InputError(message)
        iri = profile.thing.iri
        # The rule of shapes looks at the RDF, which a graph may lack, and at no amount.
        rules = [name for name, rule in RULES.items() if rule.run is not None]
        findings = check(
            snapshot, rules=rules, reporter=iri, rdf=lambda: self._graph.rdf()
        )
        return sheet_of(
            snapshot,
            profile,
            rows(snapshot, "uncertain", {"reporter": iri}),
            findings,
            signals(snapshot, reporter=iri),
        )
