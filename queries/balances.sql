WITH days AS (
    FROM balance_days($as_of, $known)
)
SELECT r.name AS reporter, p.name AS party, f.relationship, f.side, f.concept,
       f.instant AS date, f.value AS amount, f.currency, f.filing,
       t.printed AS report, f."row", f."column", f.whose AS reporter_iri, f.party_iri
FROM facts AS f
JOIN names AS r ON r.iri = f.whose
JOIN reports AS t ON t.iri = f.report
JOIN filings AS s ON s.filing = f.filing
LEFT JOIN names AS p ON p.iri = f.party_iri
LEFT JOIN days AS d ON d.entity = f.whose
WHERE f.currency IS NOT NULL AND f.instant IS NOT NULL
  AND list_contains($levels, f.level) AND list_contains($statuses, f.status)
  AND ($reporters IS NULL OR list_contains($reporters, f.whose))
  AND ($parties IS NULL OR list_contains($parties, f.party_iri))
  AND ($relationships IS NULL OR list_contains($relationships, f.relationship))
  AND ($sides IS NULL OR list_contains($sides, f.side))
  AND ($currencies IS NULL OR list_contains($currencies, f.currency))
  AND ($on IS NULL OR f.instant = $on)
  AND ($as_of IS NULL OR f.instant = d.date)
  AND ($known IS NULL OR s.filed <= $known)
ORDER BY r.name, f.instant, f.side NULLS FIRST, f.filing, t.printed NULLS FIRST,
         f."row" NULLS FIRST, f."column" NULLS FIRST, f.iri
