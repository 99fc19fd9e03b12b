WITH ends AS (
    SELECT entity, max(date) AS "until" FROM dates
    WHERE ($reporters IS NULL OR list_contains($reporters, entity))
      AND ($until IS NULL OR date = $until)
    GROUP BY entity
), spans AS (
    SELECT e.entity, e."until", max(d.date) AS since
    FROM ends AS e JOIN dates AS d ON d.entity = e.entity AND d.date < e."until"
    WHERE $since IS NULL OR d.date = $since
    GROUP BY e.entity, e."until"
), sides AS (
    SELECT s.entity, k.party, k.side, k.currency, s.since, s."until",
           coalesce(max(k.value) FILTER (k.date = s.since), '0') AS before,
           coalesce(max(k.value) FILTER (k.date = s."until"), '0') AS after
    FROM spans AS s
    JOIN positions AS k ON k.entity = s.entity AND k.date IN (s.since, s."until")
    WHERE k.current
      AND ($parties IS NULL OR list_contains($parties, k.party))
      AND ($currencies IS NULL OR list_contains($currencies, k.currency))
    GROUP BY s.entity, k.party, k.side, k.currency, s.since, s."until"
)
SELECT r.name AS reporter, p.name AS party, x.side, x.currency, x.since, x.before,
       x."until", x.after,
       plain(TRY_CAST(x.after AS DECIMAL(38, 10)) - TRY_CAST(x.before AS DECIMAL(38, 10)))
           AS change
FROM sides AS x
JOIN names AS r ON r.iri = x.entity
JOIN names AS p ON p.iri = x.party
WHERE x.before <> x.after
ORDER BY r.name, p.name, x.side, x.currency, x.entity, x.party
