WITH named AS (
    SELECT DISTINCT k.party, k.reporter FROM known_positions($known) AS k
    WHERE $parties IS NULL OR list_contains($parties, k.party)
)
SELECT p.name AS party, string_agg(e.name, ' | ' ORDER BY e.name) AS reporters,
       count(*) AS n, k.party AS party_iri
FROM named AS k
JOIN entities AS e ON e.reporter = k.reporter AND NOT e.subsidiary
JOIN names AS p ON p.iri = k.party
GROUP BY k.party, p.name
HAVING count(*) > 1
ORDER BY n DESC, p.name, k.party
