WITH counted AS (
    SELECT filing, count(*) FILTER (status <> 'repeated') AS facts
    FROM facts GROUP BY filing
), pages AS (SELECT filing, count(*) AS reports FROM reports GROUP BY filing)
SELECT s.cik, coalesce(folded(s.entity), e.name) AS entity, s.filing AS accession,
       s.form, s.filed, coalesce(p.reports, 0) AS reports, coalesce(c.facts, 0) AS facts
FROM filings AS s
JOIN entities AS e ON e.reporter = s.reporter AND NOT e.subsidiary
LEFT JOIN pages AS p ON p.filing = s.filing
LEFT JOIN counted AS c ON c.filing = s.filing
WHERE ($reporters IS NULL OR list_contains($reporters, e.entity))
  AND ($known IS NULL OR s.filed <= $known)
ORDER BY 2, s.filed NULLS FIRST, s.filing
