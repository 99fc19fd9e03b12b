SELECT p.name AS party, p.kind, gathered(f.relationship) AS relationships,
       gathered(r.name) AS reporters, min(coalesce(f.instant, f."end")) AS first,
       max(coalesce(f.instant, f."end")) AS last, f.party_iri
FROM facts AS f
JOIN names AS r ON r.iri = f.whose
JOIN parties AS p ON p.party = f.party_iri
JOIN filings AS s ON s.filing = f.filing
WHERE f.status <> 'repeated'
  AND ($reporters IS NULL OR list_contains($reporters, f.whose))
  AND ($parties IS NULL OR list_contains($parties, f.party_iri))
  AND ($relationships IS NULL OR list_contains($relationships, f.relationship))
  AND ($known IS NULL OR s.filed <= $known)
GROUP BY f.party_iri, p.name, p.kind
ORDER BY p.name, f.party_iri
