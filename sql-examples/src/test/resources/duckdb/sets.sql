-- UNION, INTERSECT, EXCEPT, VALUES, DISTINCT.

SELECT state FROM airports WHERE latitude > 45 INTERSECT SELECT state FROM airports WHERE longitude < -110;

SELECT state FROM airports WHERE latitude > 45 INTERSECT ALL SELECT state FROM airports WHERE longitude < -110;

SELECT state FROM airports WHERE latitude > 45 EXCEPT SELECT state FROM airports WHERE longitude < -110;

SELECT state FROM airports WHERE latitude > 45 EXCEPT ALL SELECT state FROM airports WHERE longitude < -110;

SELECT iata FROM airports WHERE state = 'CA' EXCEPT SELECT origin FROM flights;

SELECT origin FROM flights INTERSECT SELECT destination FROM flights INTERSECT SELECT iata FROM airports WHERE state = 'TX';

SELECT origin, destination FROM flights WHERE delay > 60 INTERSECT SELECT destination, origin FROM flights WHERE delay > 60;

SELECT origin, destination FROM flights WHERE distance < 300 EXCEPT SELECT destination, origin FROM flights;

SELECT COUNT(*) FROM (SELECT origin FROM flights EXCEPT ALL SELECT destination FROM flights) AS t;

SELECT COUNT(*) FROM (SELECT origin FROM flights INTERSECT ALL SELECT destination FROM flights) AS t;

SELECT city, COUNT(*) FROM (SELECT city FROM airports WHERE state = 'TX' UNION ALL SELECT city FROM airports WHERE state = 'CA') AS t GROUP BY city HAVING COUNT(*) > 2;

SELECT state FROM airports WHERE state LIKE 'A%' UNION SELECT state FROM airports WHERE state LIKE '%A' ORDER BY 1;

(SELECT iata FROM airports WHERE state = 'HI' UNION SELECT iata FROM airports WHERE state = 'GU') EXCEPT SELECT destination FROM flights;

SELECT x FROM (VALUES (1), (2), (2), (NULL)) AS t (x) UNION ALL SELECT y FROM (VALUES (2), (NULL)) AS u (y);

SELECT x FROM (VALUES (1), (2), (2), (NULL)) AS t (x) EXCEPT ALL SELECT y FROM (VALUES (2), (NULL)) AS u (y);

SELECT x FROM (VALUES (1), (2), (2), (NULL)) AS t (x) INTERSECT SELECT y FROM (VALUES (2), (NULL), (7)) AS u (y);

SELECT x, y FROM (VALUES (1, 'a'), (2, 'b'), (3, 'c')) AS t (x, y) ORDER BY x DESC LIMIT 2;

SELECT DISTINCT state FROM airports WHERE country = 'USA' ORDER BY state NULLS LAST;

SELECT DISTINCT origin, CAST(departed AS DATE) FROM flights WHERE delay > 180;

SELECT COUNT(*) FROM (SELECT DISTINCT origin, destination, distance FROM flights) AS t;

SELECT DISTINCT distance / 500 FROM flights;
-- duckdb: SELECT DISTINCT distance // 500 FROM flights

SELECT state, n FROM (SELECT state, COUNT(*) AS n FROM airports GROUP BY state) INTERSECT SELECT state, n FROM (SELECT state, COUNT(iata) AS n FROM airports WHERE latitude > 40 GROUP BY state);

SELECT 'from' AS what, COUNT(DISTINCT origin) FROM flights UNION ALL SELECT 'to', COUNT(DISTINCT destination) FROM flights UNION ALL SELECT 'all', COUNT(*) FROM airports;
