WITH cells AS (
    SELECT iri AS fact, * FROM facts WHERE status <> 'repeated'
    UNION ALL BY NAME
    SELECT m.iri AS fact, c.* REPLACE (
        m.whose AS whose, m.party_iri AS party_iri, m.value AS value,
        m.currency AS currency, m.label AS label, m.instant AS instant, m."end" AS "end")
    FROM facts AS c JOIN facts AS m ON m.iri = c.repeats
    WHERE c.status = 'repeated'
    UNION ALL BY NAME
    SELECT a.fact, a.cell AS iri, a.words AS raw, a.report, a.filing,
           'note' AS placed_by, f.whose, f.party_iri, f.value, f.currency, f.label,
           f.instant, f."end"
    FROM note_amounts AS a JOIN facts AS f ON f.iri = a.fact
)
SELECT c.fact, c.raw, c."row", c."column", t.printed AS report, c.filing, t.url,
       c.placed_by, CASE WHEN c.currency IS NOT NULL THEN c.value END AS amount,
       c.currency, coalesce(c.instant, c."end") AS date, folded(c.label) AS label,
       p.name AS party
FROM cells AS c JOIN reports AS t ON t.iri = c.report
LEFT JOIN names AS p ON p.iri = c.party_iri
WHERE ($reporters IS NULL OR list_contains($reporters, c.whose))
  AND ($parties IS NULL OR list_contains($parties, c.party_iri))
  AND ($filings IS NULL OR list_contains($filings, c.filing))
ORDER BY c.filing, t.printed NULLS FIRST, c."row" NULLS FIRST, c."column" NULLS FIRST,
         c.fact, CASE c.placed_by WHEN 'note' THEN c.iri ELSE c.iri || '/cell' END
