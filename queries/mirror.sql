WITH reporting AS (
    SELECT entity, reporter FROM entities WHERE NOT subsidiary
), told AS (
    -- What each of the two states, and what the other states of it.
    SELECT k.* FROM positions AS k
    JOIN reporting AS c ON c.entity = k.creditor
    JOIN reporting AS d ON d.entity = k.debtor
    WHERE k.current
      AND ($reporters IS NULL OR list_contains($reporters, k.creditor)
           OR list_contains($reporters, k.debtor))
), halves AS (
    SELECT t.iri, f.iri AS fact,
           coalesce(TRY_CAST('5e' || (-TRY_CAST(f.decimals AS INTEGER) - 1)
                             AS DECIMAL(38, 10)), 0) AS half,
           length(f.value) - length(rtrim(f.value, '0')) AS zeros,
           f.placed_by <> 'xbrl' AND f.value <> '0' AND NOT contains(f.value, '.')
               AS printed,
           TRY_CAST(f.decimals AS INTEGER) AS places,
           concat_ws(' ', f.filing, r.printed, 'row ' || f."row", 'column ' || f."column")
               || ': ' || f.raw AS shown
    FROM (SELECT iri, unnest(facts) AS fact FROM told) AS t
    JOIN facts AS f ON f.iri = t.fact
    JOIN reports AS r ON r.iri = f.report
), rounded AS (
    -- A page prints figures of a text in full: three zeros or more may be rounded.
    SELECT iri, sum(half) AS half, gathered(shown) AS cells,
           gathered(fact) AS facts,
           sum(CASE WHEN printed AND places IS NOT NULL AND zeros + places >= 3
                    THEN TRY_CAST('5e' || (zeros - 1) AS DECIMAL(38, 10))
                    ELSE half END) AS slack
    FROM halves GROUP BY iri
), known AS (
    SELECT t.*, TRY_CAST(t.value AS DECIMAL(38, 10)) AS stated, h.half, h.slack, h.cells,
           h.facts AS stating
    FROM told AS t JOIN rounded AS h ON h.iri = t.iri
), nets AS (
    -- All that the two state of one another, as one of them may net what it states.
    SELECT least(creditor, debtor) AS one, greatest(creditor, debtor) AS other, date,
           currency, count(*) AS sides, sum(half) AS half,
           sum(CASE WHEN side = 'due from' THEN stated ELSE -stated END) AS net
    FROM known GROUP BY ALL
), open AS (
    -- What is in no position, but for what is told again or is no debt: it leaves open
    -- what is owed.
    SELECT DISTINCT f.whose, f.party_iri AS party, f.currency,
           CASE WHEN u.reason <> 'column not settled' THEN f.instant END AS date
    FROM uncounted AS u JOIN facts AS f ON f.iri = u.fact
    WHERE u.reason NOT IN (
        'total', 'convenience translation', 'no party named', 'the reporter itself',
        'part of a whole told beside it', 'said more precisely beside it',
        'net of both sides told beside it', 'debt told more closely beside it',
        'between other parties', 'from the party''s own balance sheet', 'movement',
        'rate or price', 'commitment or limit', 'planned or supposed')
      AND f.party_iri IN (SELECT entity FROM reporting)
      AND ($reporters IS NULL OR list_contains($reporters, f.whose)
           OR list_contains($reporters, f.party_iri))
), grouped AS (
    SELECT DISTINCT e.entity AS whose, k.party, k.date, k.currency
    FROM positions AS k
    JOIN entities AS g ON g.entity = k.entity AND g.subsidiary
    JOIN reporting AS e ON e.reporter = g.reporter
    WHERE k.current
      AND ($reporters IS NULL OR list_contains($reporters, e.entity)
           OR list_contains($reporters, k.party))
), pairs AS (
    SELECT creditor, debtor, date, currency,
           max(stated) FILTER (side = 'due from') AS due_from,
           max(stated) FILTER (side = 'due to') AS due_to,
           sum(half) AS half, sum(slack) AS slack,
           max(cells) FILTER (side = 'due from') AS creditor_cells,
           max(cells) FILTER (side = 'due to') AS debtor_cells,
           max(stating) FILTER (side = 'due from') AS creditor_facts,
           max(stating) FILTER (side = 'due to') AS debtor_facts
    FROM known AS k
    WHERE EXISTS (SELECT 1 FROM dates WHERE entity = k.creditor AND date = k.date)
      AND EXISTS (SELECT 1 FROM dates WHERE entity = k.debtor AND date = k.date)
      AND ($currencies IS NULL OR list_contains($currencies, k.currency))
      AND ($on IS NULL OR k.date = $on)
    GROUP BY ALL
), judged AS (
    SELECT p.*, c.name AS creditor_name, d.name AS debtor_name, CASE
        WHEN abs(p.due_from - p.due_to) <= p.half THEN 'agree'
        WHEN (p.due_from IS NULL OR p.due_to IS NULL)
             AND abs(coalesce(p.due_from, p.due_to)) <= p.half
            THEN 'agree, nothing is owed'
        WHEN n.sides < 4 AND abs(n.net) <= n.half THEN 'agree, net of both sides'
        WHEN abs(p.due_from - p.due_to) <= p.slack
            THEN 'cannot tell, the figures are round'
        WHEN EXISTS (
            SELECT 1 FROM open AS o
            WHERE ((o.whose = p.creditor AND o.party = p.debtor)
                   OR (o.whose = p.debtor AND o.party = p.creditor))
              AND o.currency = p.currency AND coalesce(o.date, p.date) = p.date
        ) THEN 'cannot tell, an amount is in no position'
        WHEN EXISTS (
            SELECT 1 FROM grouped AS g
            WHERE ((g.whose = p.creditor AND g.party = p.debtor)
                   OR (g.whose = p.debtor AND g.party = p.creditor))
              AND g.currency = p.currency AND g.date = p.date
        ) THEN 'cannot tell, an entity of the group states it'
        WHEN p.due_to IS NULL THEN 'silent, the debtor states nothing'
        WHEN p.due_from IS NULL THEN 'silent, the creditor states nothing'
        ELSE 'differ' END AS verdict
    FROM pairs AS p
    JOIN nets AS n ON n.one = least(p.creditor, p.debtor)
        AND n.other = greatest(p.creditor, p.debtor)
        AND n.date = p.date AND n.currency = p.currency
    JOIN names AS c ON c.iri = p.creditor
    JOIN names AS d ON d.iri = p.debtor
)
SELECT creditor_name AS creditor, debtor_name AS debtor, date, currency,
       plain(due_from) AS due_from, plain(due_to) AS due_to,
       plain(due_from - due_to) AS difference, plain(half) AS rounding,
       split_part(verdict, ', ', 1) AS result,
       nullif(split_part(verdict, ', ', 2), '') AS why,
       coalesce(creditor_cells, '') AS creditor_cells,
       coalesce(debtor_cells, '') AS debtor_cells,
       creditor AS creditor_iri, debtor AS debtor_iri,
       coalesce(creditor_facts, '') AS creditor_facts,
       coalesce(debtor_facts, '') AS debtor_facts
FROM judged
ORDER BY date, creditor_name, debtor_name, currency, creditor, debtor
