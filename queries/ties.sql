SELECT r.name AS reporter, coalesce(p.name, s.subject, r.name) AS party, s.predicate,
       coalesce(s.object, r.name) AS other, s.value AS share, s.valid_from, s.valid_to,
       s.words, s.filing, s.document, s."start", s."end", e.entity AS reporter_iri,
       m.party AS party_iri
FROM statements AS s
JOIN entities AS e ON e.reporter = s.reporter AND NOT e.subsidiary
JOIN names AS r ON r.iri = e.entity
JOIN filings AS f ON f.filing = s.filing
LEFT JOIN mentions AS m ON m.key = s.subject_key
LEFT JOIN names AS p ON p.iri = m.party
WHERE s.kind = 'tie' AND s.certainty = 'certain'
  AND ($reporters IS NULL OR list_contains($reporters, e.entity))
  AND ($parties IS NULL OR list_contains($parties, m.party))
  AND ($filings IS NULL OR list_contains($filings, s.filing))
  AND ($known IS NULL OR f.filed <= $known)
ORDER BY r.name, s.filing, s.document, s."start", s."end", s.iri
