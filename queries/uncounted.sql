SELECT r.name AS reporter, p.name AS party, coalesce(f.instant, f."end") AS date, f.value AS amount,
       f.currency, u.reason, folded(f.label) AS label, f.concept, f.filing,
       t.printed AS report, f."row", f."column", f.iri AS fact
FROM uncounted AS u
JOIN facts AS f ON f.iri = u.fact
JOIN reports AS t ON t.iri = f.report
JOIN names AS r ON r.iri = f.whose
LEFT JOIN names AS p ON p.iri = f.party_iri
WHERE ($reporters IS NULL OR list_contains($reporters, f.whose))
  AND ($parties IS NULL OR list_contains($parties, f.party_iri))
  AND ($currencies IS NULL OR list_contains($currencies, f.currency))
  AND ($filings IS NULL OR list_contains($filings, f.filing))
  AND ($reasons IS NULL OR list_contains($reasons, u.reason))
ORDER BY r.name, date, u.reason, f.filing, t.printed NULLS FIRST,
         f."row" NULLS FIRST, f."column" NULLS FIRST, f.iri
