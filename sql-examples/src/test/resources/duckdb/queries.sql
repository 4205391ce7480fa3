-- Queries that must give the rows of DuckDB. Where it puts the same question in other words, they stand behind the query.
-- Known differences, which the queries avoid or spell out:
--   NULL is the least value here (as in Flink) and the greatest in DuckDB: ORDER BY says NULLS FIRST or LAST.
--   AVG of integers is an integer here, a double there: CAST first.
--   '/' of integers is an integer here; in DuckDB '//' is.
--   Windows are table functions here; there time_bucket and date_trunc (which gives a DATE for days).
--   CAST of a fraction to an integer goes toward zero here, to the nearest there: TRUNC there.
--   A text is compared by its bytes in both. DAYOFWEEK counts from 1 (Sunday) here, from 0 there.

SELECT COUNT(*) FROM flights;

SELECT COUNT(*), COUNT(delay), SUM(delay), MIN(delay), MAX(delay), MIN(departed), MAX(departed) FROM flights;

SELECT * FROM flights WHERE origin = 'SFO' AND delay > 120;

SELECT origin, COUNT(*) FROM flights GROUP BY origin;

SELECT origin, AVG(CAST(delay AS DOUBLE)), SUM(distance) FROM flights GROUP BY origin HAVING COUNT(*) > 100;

SELECT origin, destination, COUNT(*), MIN(delay), MAX(delay) FROM flights GROUP BY origin, destination;

SELECT COUNT(DISTINCT origin), COUNT(DISTINCT destination), COUNT(DISTINCT distance) FROM flights;

SELECT origin, COUNT(DISTINCT destination), SUM(DISTINCT distance) FROM flights GROUP BY origin;

SELECT origin, COUNT(*) FILTER (WHERE delay > 15), COUNT(*) FILTER (WHERE delay <= 0), MAX(delay) FILTER (WHERE distance > 1000) FROM flights GROUP BY origin;

SELECT DISTINCT origin, destination FROM flights WHERE distance > 2500;

SELECT CASE WHEN delay > 60 THEN 'very late' WHEN delay > 15 THEN 'late' WHEN delay < 0 THEN 'early' ELSE 'on time' END AS grade, COUNT(*), SUM(distance) FROM flights GROUP BY CASE WHEN delay > 60 THEN 'very late' WHEN delay > 15 THEN 'late' WHEN delay < 0 THEN 'early' ELSE 'on time' END;

SELECT origin, destination, delay FROM flights ORDER BY delay DESC, origin, destination, departed LIMIT 20;

SELECT origin, COUNT(*) AS flights FROM flights GROUP BY origin ORDER BY flights DESC, origin LIMIT 10;

SELECT origin, COUNT(*) AS flights FROM flights GROUP BY origin ORDER BY flights, origin DESC LIMIT 5 OFFSET 7;

SELECT iata, city FROM airports ORDER BY city NULLS FIRST, iata LIMIT 30;

SELECT iata, state FROM airports ORDER BY state DESC NULLS LAST, iata LIMIT 30;

SELECT state, COUNT(*), MIN(latitude), MAX(longitude) FROM airports GROUP BY state;

SELECT country, COUNT(*), COUNT(city), COUNT(DISTINCT state) FROM airports GROUP BY country;

SELECT iata, name FROM airports WHERE name LIKE '%International%' AND latitude > 40;

SELECT iata, name FROM airports WHERE name LIKE '_a%' OR city IS NULL;

SELECT iata, UPPER(city), LOWER(name), CHAR_LENGTH(name) FROM airports WHERE state = 'CA';
-- duckdb: SELECT iata, UPPER(city), LOWER(name), LENGTH(name) FROM airports WHERE state = 'CA'

SELECT SUBSTRING(iata, 1, 1), COUNT(*) FROM airports GROUP BY SUBSTRING(iata, 1, 1);

SELECT iata || '/' || state, REPLACE(name, ' ', '_'), TRIM(city) FROM airports WHERE latitude BETWEEN 30 AND 31;

SELECT COALESCE(state, 'none'), COUNT(*) FROM airports GROUP BY COALESCE(state, 'none');

SELECT iata, ROUND(latitude, 1), FLOOR(longitude), CEIL(latitude), ABS(longitude) FROM airports WHERE state = 'AK';

SELECT ROUND(SUM(latitude), 3), ROUND(AVG(longitude), 6), MIN(longitude), MAX(latitude) FROM airports;

SELECT f.origin, a.city, COUNT(*) FROM flights f JOIN airports a ON f.origin = a.iata GROUP BY f.origin, a.city;

SELECT a.state, COUNT(*), SUM(f.delay) FROM flights f JOIN airports a ON f.destination = a.iata GROUP BY a.state HAVING SUM(f.delay) > 0;

SELECT o.state, d.state, COUNT(*) FROM flights f JOIN airports o ON f.origin = o.iata JOIN airports d ON f.destination = d.iata GROUP BY o.state, d.state;

SELECT f.departed, f.origin, o.city, f.destination, d.city FROM flights f JOIN airports o ON f.origin = o.iata JOIN airports d ON f.destination = d.iata WHERE o.state = d.state AND f.distance < 100;

SELECT a.iata, b.iata FROM airports a JOIN airports b ON a.city = b.city AND a.state = b.state AND a.iata < b.iata;

SELECT x.origin, x.flights, y.flights FROM (SELECT origin, COUNT(*) AS flights FROM flights GROUP BY origin) x JOIN (SELECT destination, COUNT(*) AS flights FROM flights GROUP BY destination) y ON x.origin = y.destination;

SELECT flights, COUNT(*) FROM (SELECT origin, COUNT(*) AS flights FROM flights GROUP BY origin) AS t GROUP BY flights;

SELECT MAX(flights), MIN(flights), SUM(flights) FROM (SELECT origin, destination, COUNT(*) AS flights FROM flights GROUP BY origin, destination) AS t;

SELECT origin FROM flights WHERE delay > 300 UNION ALL SELECT destination FROM flights WHERE delay > 300;

SELECT origin FROM flights WHERE delay > 200 UNION SELECT iata FROM airports WHERE state = 'HI';

SELECT COUNT(*) FROM flights WHERE origin IN (SELECT iata FROM airports WHERE state = 'TX');

WITH busy AS (SELECT origin FROM flights GROUP BY origin HAVING COUNT(*) > 400) SELECT f.destination, COUNT(*) FROM flights f JOIN busy b ON f.origin = b.origin GROUP BY f.destination;

SELECT distance / 100, COUNT(*), AVG(CAST(delay AS DOUBLE)) FROM flights GROUP BY distance / 100;
-- duckdb: SELECT distance // 100, COUNT(*), AVG(CAST(delay AS DOUBLE)) FROM flights GROUP BY distance // 100

SELECT MOD(distance, 7), COUNT(*), SUM(delay * distance) FROM flights GROUP BY MOD(distance, 7);

SELECT EXTRACT(HOUR FROM departed), COUNT(*), SUM(delay) FROM flights GROUP BY EXTRACT(HOUR FROM departed);

SELECT CAST(departed AS DATE), COUNT(*), MAX(delay) FROM flights GROUP BY CAST(departed AS DATE);

SELECT DAYOFWEEK(departed), COUNT(*) FROM flights GROUP BY DAYOFWEEK(departed);
-- duckdb: SELECT DAYOFWEEK(departed) + 1, COUNT(*) FROM flights GROUP BY DAYOFWEEK(departed)

SELECT FLOOR(departed TO HOUR), COUNT(*) FROM flights WHERE origin = 'ATL' GROUP BY FLOOR(departed TO HOUR);
-- duckdb: SELECT date_trunc('hour', departed), COUNT(*) FROM flights WHERE origin = 'ATL' GROUP BY 1

SELECT DATE_FORMAT(departed, 'yyyy-MM-dd HH'), COUNT(*) FROM flights WHERE delay > 90 GROUP BY DATE_FORMAT(departed, 'yyyy-MM-dd HH');
-- duckdb: SELECT strftime(departed, '%Y-%m-%d %H'), COUNT(*) FROM flights WHERE delay > 90 GROUP BY 1

SELECT departed + INTERVAL '90' MINUTE, TIMESTAMPDIFF(MINUTE, TIMESTAMP '2001-01-01 00:00:00', departed) FROM flights WHERE delay > 400;
-- duckdb: SELECT departed + INTERVAL '90' MINUTE, datediff('minute', TIMESTAMP '2001-01-01 00:00:00', departed) FROM flights WHERE delay > 400

SELECT window_start, window_end, origin, COUNT(*), MAX(delay) FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(departed), INTERVAL '1' DAY)) GROUP BY window_start, window_end, origin;
-- duckdb: SELECT CAST(date_trunc('day', departed) AS TIMESTAMP) AS s, s + INTERVAL '1' DAY, origin, COUNT(*), MAX(delay) FROM flights GROUP BY s, origin

SELECT window_start, COUNT(*), SUM(distance), COUNT(DISTINCT origin) FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(departed), INTERVAL '15' MINUTE)) GROUP BY window_start, window_end;
-- duckdb: SELECT time_bucket(INTERVAL '15' MINUTE, departed) AS s, COUNT(*), SUM(distance), COUNT(DISTINCT origin) FROM flights GROUP BY s

SELECT window_start, COUNT(*), MIN(delay) FROM TABLE(HOP(TABLE flights, DESCRIPTOR(departed), INTERVAL '1' HOUR, INTERVAL '3' HOUR)) GROUP BY window_start, window_end;
-- duckdb: SELECT date_trunc('hour', departed) - to_hours(h) AS s, COUNT(*), MIN(delay) FROM flights, (VALUES (0), (1), (2)) AS hours(h) GROUP BY s

SELECT MAX(hourly), MIN(hourly) FROM (SELECT window_start, COUNT(*) AS hourly FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(departed), INTERVAL '1' HOUR)) GROUP BY window_start, window_end) AS t;
-- duckdb: SELECT MAX(c), MIN(c) FROM (SELECT COUNT(*) AS c FROM flights GROUP BY date_trunc('hour', departed))

SELECT CAST(delay AS DECIMAL(10, 2)) / 3, CAST(distance AS DOUBLE) / 7, POWER(delay, 2), SQRT(distance) FROM flights WHERE delay > 350;
-- duckdb: SELECT ROUND(CAST(delay AS DOUBLE) / 3, 13), distance / 7, POWER(delay, 2), SQRT(distance) FROM flights WHERE delay > 350

SELECT NULLIF(origin, 'ATL'), GREATEST(delay, distance), LEAST(delay, 0) FROM flights WHERE destination = 'SFO' AND delay IS NOT NULL;
