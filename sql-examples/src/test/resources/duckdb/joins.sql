-- Joins of every type, on any condition.

SELECT f.origin, a.city, f.delay FROM flights f LEFT JOIN airports a ON f.origin = a.iata AND a.state = 'CA' WHERE f.delay > 150;

SELECT a.iata, f.delay FROM flights f RIGHT JOIN airports a ON f.origin = a.iata AND f.delay > 200 WHERE a.state = 'TX';

SELECT COUNT(*), COUNT(f.origin), COUNT(a.iata) FROM flights f FULL JOIN airports a ON f.origin = a.iata;

SELECT COUNT(*), COUNT(f.origin), COUNT(a.iata) FROM flights f FULL JOIN airports a ON f.origin = a.iata AND a.latitude > 40 AND f.delay > 10;

SELECT a.state, COUNT(*), COUNT(f.origin), SUM(f.delay) FROM airports a LEFT JOIN flights f ON f.origin = a.iata GROUP BY a.state;

SELECT a.iata FROM airports a LEFT JOIN flights f ON f.origin = a.iata WHERE f.origin IS NULL AND a.state = 'NY';

SELECT a.iata, b.iata FROM airports a CROSS JOIN airports b WHERE a.state = 'HI' AND b.state = 'GU';

SELECT COUNT(*) FROM airports a, airports b WHERE a.state = 'HI' AND b.state = 'AK' AND a.latitude < b.latitude;

SELECT a.iata, b.iata FROM airports a JOIN airports b ON a.latitude < b.latitude AND b.latitude < a.latitude + 0.02;

SELECT a.iata, b.iata FROM airports a LEFT JOIN airports b ON a.latitude < b.latitude AND a.state = 'HI' AND b.state = 'HI' WHERE a.state IN ('HI', 'GU');

SELECT a.iata, b.iata FROM (SELECT * FROM airports WHERE state = 'HI') a FULL JOIN (SELECT * FROM airports WHERE state = 'RI') b ON a.longitude + 85 < b.longitude;

SELECT COUNT(*) FROM flights f JOIN flights g ON f.origin = g.destination AND f.destination = g.origin AND f.departed < g.departed;

SELECT f.origin, COUNT(*) FROM flights f JOIN flights g ON f.origin = g.destination AND f.destination = g.origin AND g.departed > f.departed + INTERVAL '2' HOUR AND g.departed < f.departed + INTERVAL '3' HOUR GROUP BY f.origin;

SELECT city, COUNT(*) FROM airports JOIN (SELECT origin AS iata, delay FROM flights WHERE delay > 60) USING (iata) GROUP BY city;

SELECT iata, city, n FROM airports NATURAL JOIN (SELECT origin AS iata, COUNT(*) AS n FROM flights GROUP BY origin);

SELECT iata, n, m FROM (SELECT origin AS iata, COUNT(*) AS n FROM flights WHERE delay > 100 GROUP BY origin) FULL JOIN (SELECT destination AS iata, COUNT(*) AS m FROM flights WHERE delay > 100 GROUP BY destination) USING (iata);

SELECT o.state, d.state, COUNT(*), MAX(f.delay) FROM flights f LEFT JOIN airports o ON f.origin = o.iata LEFT JOIN airports d ON f.destination = d.iata GROUP BY o.state, d.state HAVING COUNT(*) > 50;

SELECT a.city, b.n FROM airports a RIGHT JOIN (SELECT destination, COUNT(*) AS n FROM flights GROUP BY destination) b ON a.iata = b.destination WHERE b.n < 10;

SELECT x.d, x.n, y.n FROM (SELECT CAST(departed AS DATE) AS d, COUNT(*) AS n FROM flights WHERE origin = 'SFO' GROUP BY CAST(departed AS DATE)) x LEFT JOIN (SELECT CAST(departed AS DATE) AS d, COUNT(*) AS n FROM flights WHERE origin = 'HNL' AND delay > 60 GROUP BY CAST(departed AS DATE)) y ON x.d = y.d;

SELECT COUNT(*) FROM flights f JOIN airports a ON UPPER(f.origin) = UPPER(a.iata) OR f.destination = a.city;

SELECT f.origin, f.destination, f.distance FROM flights f JOIN airports o ON f.origin = o.iata JOIN airports d ON f.destination = d.iata AND o.state <> d.state WHERE f.distance < 100 AND f.delay > 30;

SELECT COUNT(*) FROM airports a LEFT JOIN airports b ON a.state = b.state AND a.city = b.city AND a.iata <> b.iata WHERE b.iata IS NULL;

SELECT a.state, b.state FROM (SELECT DISTINCT state FROM airports WHERE latitude > 60) a FULL JOIN (SELECT DISTINCT state FROM airports WHERE longitude < -155) b ON a.state = b.state;

SELECT a.state IS NULL, COUNT(*) FROM airports a JOIN airports b ON a.state IS NOT DISTINCT FROM b.state AND a.iata = b.iata GROUP BY a.state IS NULL;

SELECT COUNT(*) FROM airports a JOIN airports b ON a.state = b.state AND a.iata = b.iata;

SELECT t.n, COUNT(a.iata) FROM (VALUES (1), (2), (3), (4)) AS t (n) LEFT JOIN airports a ON CHAR_LENGTH(a.city) = t.n + 2 GROUP BY t.n;
-- duckdb: SELECT t.n, COUNT(a.iata) FROM (VALUES (1), (2), (3), (4)) AS t (n) LEFT JOIN airports a ON LENGTH(a.city) = t.n + 2 GROUP BY t.n

SELECT f.origin, a.name FROM flights f LEFT JOIN airports a ON f.origin = a.iata ORDER BY f.delay DESC, f.origin, f.departed LIMIT 15;

SELECT COALESCE(a.state, '?'), COUNT(*) FROM flights f LEFT JOIN airports a ON f.destination = a.iata AND a.longitude < -100 GROUP BY COALESCE(a.state, '?');

SELECT COUNT(*) FROM (SELECT DISTINCT origin, destination FROM flights) x LEFT JOIN (SELECT DISTINCT origin, destination FROM flights) y ON x.origin = y.destination AND x.destination = y.origin WHERE y.origin IS NULL;

SELECT a.n, b.n, c.n FROM (SELECT COUNT(*) AS n FROM flights) a CROSS JOIN (SELECT COUNT(*) AS n FROM airports) b CROSS JOIN (SELECT COUNT(DISTINCT origin) AS n FROM flights) c;
