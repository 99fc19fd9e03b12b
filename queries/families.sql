SELECT f.name, gathered(p.name) AS parties, gathered(e.name) AS reporters,
       count(DISTINCT f.reporter) AS n
FROM families AS f
JOIN names AS p ON p.iri = f.party
JOIN entities AS e ON e.reporter = f.reporter AND NOT e.subsidiary
WHERE $parties IS NULL OR f.family IN (
    SELECT family FROM families WHERE list_contains($parties, party))
GROUP BY f.family, f.name
ORDER BY n DESC, f.name, f.family
