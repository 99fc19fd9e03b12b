WITH known AS (FROM known_positions($known)), days AS (
    FROM balance_days($as_of, $known)
)
SELECT r.name AS reporter, p.name AS party, k.side, k.date, k.value AS amount, k.currency
FROM known AS k
JOIN names AS r ON r.iri = k.entity
JOIN names AS p ON p.iri = k.party
LEFT JOIN days AS d ON d.entity = k.entity
WHERE ($reporters IS NULL OR list_contains($reporters, k.entity))
  AND ($parties IS NULL OR list_contains($parties, k.party))
  AND ($sides IS NULL OR list_contains($sides, k.side))
  AND ($currencies IS NULL OR list_contains($currencies, k.currency))
  AND ($on IS NULL OR k.date = $on)
  AND ($as_of IS NULL OR k.date = d.date)
ORDER BY r.name, p.name, k.side, k.currency, k.date, k.entity, k.party
