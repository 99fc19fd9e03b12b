WITH known AS (FROM known_positions($known)), days AS (
    FROM balance_days($as_of, $known)
), sides AS (
    SELECT k.entity, k.party, k.date, k.currency,
           coalesce(max(k.value) FILTER (k.side = 'due from'), '0') AS due_from,
           coalesce(max(k.value) FILTER (k.side = 'due to'), '0') AS due_to,
           max(k.incomplete) AS incomplete
    FROM known AS k LEFT JOIN days AS d ON d.entity = k.entity
    WHERE ($reporters IS NULL OR list_contains($reporters, k.entity))
      AND ($parties IS NULL OR list_contains($parties, k.party))
      AND ($currencies IS NULL OR list_contains($currencies, k.currency))
      AND ($on IS NULL OR k.date = $on)
      AND ($as_of IS NULL OR k.date = d.date)
    GROUP BY k.entity, k.party, k.date, k.currency
)
SELECT r.name AS reporter, p.name AS party, x.date, x.currency, x.due_from, x.due_to,
       plain(TRY_CAST(x.due_from AS DECIMAL(38, 10)) - TRY_CAST(x.due_to AS DECIMAL(38, 10)))
           AS net,
       x.incomplete
FROM sides AS x
JOIN names AS r ON r.iri = x.entity
JOIN names AS p ON p.iri = x.party
ORDER BY r.name, x.date, p.name, x.currency, x.entity, x.party
