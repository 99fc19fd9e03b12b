SELECT f.iri AS fact, f.filing, t.printed AS report, f."row", folded(f.label) AS label,
       f.party, f.raw, nullif(array_to_string(f.columns, ' '), '') AS candidates,
       r.name AS reporter
FROM facts AS f
JOIN reports AS t ON t.iri = f.report
JOIN names AS r ON r.iri = f.whose
WHERE f.status = 'uncertain'
  AND ($reporters IS NULL OR list_contains($reporters, f.whose))
  AND ($parties IS NULL OR list_contains($parties, f.party_iri))
  AND ($filings IS NULL OR list_contains($filings, f.filing))
ORDER BY f.filing, t.printed NULLS FIRST, f."row" NULLS FIRST, f.iri
