WITH days AS (
    FROM balance_days($as_of, $known)
)
SELECT r.name AS reporter, f.relationship, f.side, f.concept, f.instant AS date,
       f.value AS amount, f.currency, f.filing
FROM facts AS f
JOIN names AS r ON r.iri = f.whose
JOIN filings AS s ON s.filing = f.filing
LEFT JOIN days AS d ON d.entity = f.whose
WHERE f.currency IS NOT NULL AND f.instant IS NOT NULL
  AND f.level IN ('total', 'subtotal') AND list_contains($statuses, f.status)
  AND ($reporters IS NULL OR list_contains($reporters, f.whose))
  AND ($relationships IS NULL OR list_contains($relationships, f.relationship))
  AND ($sides IS NULL OR list_contains($sides, f.side))
  AND ($currencies IS NULL OR list_contains($currencies, f.currency))
  AND ($on IS NULL OR f.instant = $on)
  AND ($as_of IS NULL OR f.instant = d.date)
  AND ($known IS NULL OR s.filed <= $known)
ORDER BY r.name, f.instant, f.side NULLS FIRST, f.relationship NULLS FIRST, f.filing,
         f.iri
