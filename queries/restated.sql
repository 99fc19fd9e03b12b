SELECT DISTINCT r.name AS reporter, p.name AS party, a.side, a.concept,
       a.instant AS date, a.currency, b.value AS before, a.value AS after,
       b.filing AS filing_before, a.filing AS filing_after
FROM restated AS x
JOIN facts AS a ON a.iri = x.later
JOIN facts AS b ON b.iri = x.earlier
JOIN names AS r ON r.iri = a.whose
JOIN names AS p ON p.iri = a.party_iri
WHERE ($reporters IS NULL OR list_contains($reporters, a.whose))
  AND ($parties IS NULL OR list_contains($parties, a.party_iri))
ORDER BY r.name, p.name, a.instant, a.side, a.concept NULLS FIRST, b.filing, a.filing,
         TRY_CAST(b.value AS DECIMAL(38, 10)), TRY_CAST(a.value AS DECIMAL(38, 10))
