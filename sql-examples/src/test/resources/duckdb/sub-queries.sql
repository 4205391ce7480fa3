-- Sub-queries: IN, EXISTS, ANY, ALL, as values, of outer rows, nested.

SELECT COUNT(*) FROM airports WHERE iata NOT IN (SELECT origin FROM flights);

SELECT iata FROM airports WHERE iata IN (SELECT origin FROM flights WHERE delay > 250);

SELECT COUNT(*) FROM airports WHERE state NOT IN (SELECT state FROM airports WHERE latitude > 45 AND state IS NOT NULL);

SELECT COUNT(*), COUNT(state) FROM airports WHERE (state IN (SELECT state FROM airports WHERE latitude > 60)) IS NULL;

SELECT iata FROM airports a WHERE EXISTS (SELECT 1 FROM flights f WHERE f.origin = a.iata AND f.delay > 240);

SELECT COUNT(*) FROM airports a WHERE NOT EXISTS (SELECT 1 FROM flights f WHERE f.origin = a.iata);

SELECT COUNT(*) FROM airports a WHERE NOT EXISTS (SELECT 1 FROM flights f WHERE f.origin = a.iata OR f.destination = a.iata);

SELECT COUNT(*) FROM airports WHERE EXISTS (SELECT 1 FROM flights WHERE delay > 1000);

SELECT iata, (SELECT MAX(delay) FROM flights f WHERE f.origin = a.iata) FROM airports a WHERE a.state = 'CA';

SELECT iata, (SELECT COUNT(*) FROM flights f WHERE f.origin = a.iata), (SELECT COUNT(*) FROM flights f WHERE f.destination = a.iata AND f.delay > 0) FROM airports a WHERE a.state IN ('CA', 'HI', 'GU');

SELECT origin, destination, delay FROM flights WHERE delay = (SELECT MAX(delay) FROM flights);

SELECT f.origin, f.destination, f.delay FROM flights f WHERE f.delay = (SELECT MAX(g.delay) FROM flights g WHERE g.origin = f.origin);

SELECT f.origin, COUNT(*) FROM flights f WHERE f.delay > (SELECT AVG(CAST(g.delay AS DOUBLE)) FROM flights g WHERE g.destination = f.destination) GROUP BY f.origin;

SELECT origin, COUNT(*) FROM flights GROUP BY origin HAVING COUNT(*) > (SELECT COUNT(*) / 40 FROM flights);
-- duckdb: SELECT origin, COUNT(*) FROM flights GROUP BY origin HAVING COUNT(*) > (SELECT COUNT(*) // 40 FROM flights)

SELECT COUNT(*) FROM flights WHERE distance > ALL (SELECT distance FROM flights WHERE origin = 'SFO' AND destination = 'LAX');

SELECT COUNT(*) FROM flights WHERE delay >= ANY (SELECT delay FROM flights WHERE origin = 'HNL' AND delay > 60);

SELECT iata FROM airports WHERE latitude = ANY (SELECT MAX(latitude) FROM airports GROUP BY state);

SELECT COUNT(*) FROM airports WHERE state <> ALL (SELECT state FROM airports WHERE longitude < -120 AND state IS NOT NULL);

SELECT COUNT(*) FROM flights WHERE (origin, destination) IN (SELECT destination, origin FROM flights WHERE delay > 120);

SELECT COUNT(*) FROM flights WHERE origin IN (SELECT iata FROM airports WHERE state IN (SELECT state FROM airports GROUP BY state HAVING COUNT(*) > 100));

SELECT state, COUNT(*) FROM airports a WHERE latitude > (SELECT AVG(latitude) FROM airports b WHERE b.state = a.state) GROUP BY state;

SELECT CASE WHEN iata IN (SELECT origin FROM flights) THEN 'served' ELSE 'not' END, COUNT(*) FROM airports GROUP BY CASE WHEN iata IN (SELECT origin FROM flights) THEN 'served' ELSE 'not' END;

SELECT COUNT(*) FROM flights WHERE origin IN (SELECT iata FROM airports WHERE state = 'TX') OR destination IN (SELECT iata FROM airports WHERE state = 'CA');

SELECT COUNT(*) FROM flights f WHERE EXISTS (SELECT 1 FROM airports a WHERE a.iata = f.origin AND EXISTS (SELECT 1 FROM airports b WHERE b.iata = f.destination AND b.state = a.state));

SELECT (SELECT MIN(departed) FROM flights), (SELECT MAX(departed) FROM flights), (SELECT city FROM airports WHERE iata = 'SFO');

SELECT origin, n FROM (SELECT origin, COUNT(*) AS n FROM flights GROUP BY origin) t WHERE n > (SELECT AVG(CAST(m AS DOUBLE)) FROM (SELECT COUNT(*) AS m FROM flights GROUP BY origin) u);

WITH busy AS (SELECT origin, COUNT(*) AS n FROM flights GROUP BY origin), top AS (SELECT MAX(n) AS m FROM busy) SELECT busy.origin FROM busy, top WHERE busy.n = top.m;

WITH a AS (SELECT state, COUNT(*) AS n FROM airports GROUP BY state), b AS (SELECT * FROM a WHERE n > 50) SELECT COUNT(*), SUM(n) FROM b WHERE state IN (SELECT state FROM airports WHERE latitude > 40);

SELECT COUNT(*) FROM flights f WHERE f.delay > 60 AND NOT EXISTS (SELECT 1 FROM flights g WHERE g.origin = f.origin AND g.delay > f.delay);

SELECT a.state, (SELECT COUNT(*) FROM airports b WHERE b.state = a.state AND b.latitude > 45) FROM (SELECT DISTINCT state FROM airports WHERE state IS NOT NULL) a;

SELECT a.iata, u.n, u.most FROM airports a, LATERAL (SELECT COUNT(*), MAX(f.delay) FROM flights f WHERE f.origin = a.iata) AS u(n, most) WHERE a.state = 'CA';

SELECT a.iata, u.destination FROM airports a LEFT JOIN LATERAL (SELECT f.destination FROM flights f WHERE f.origin = a.iata AND f.delay > 200) AS u ON TRUE WHERE a.state IN ('CA', 'HI', 'GU');
