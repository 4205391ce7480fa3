-- Aggregates, HAVING, nested aggregation, ORDER BY and LIMIT.

SELECT origin, MIN(departed), MAX(departed), COUNT(*) FROM flights GROUP BY origin HAVING MAX(delay) > 200;

SELECT COUNT(*), SUM(distance), MIN(distance), MAX(distance) FROM flights WHERE delay < -1000;

SELECT CAST(departed AS DATE) AS d, COUNT(*), SUM(CASE WHEN delay > 0 THEN 1 ELSE 0 END) FROM flights GROUP BY CAST(departed AS DATE);

SELECT origin, SUM(CAST(distance AS BIGINT) * delay) FROM flights GROUP BY origin;

SELECT state, AVG(latitude), AVG(longitude), COUNT(DISTINCT city) FROM airports GROUP BY state HAVING COUNT(*) BETWEEN 10 AND 40;

SELECT origin, COUNT(DISTINCT destination) AS n FROM flights GROUP BY origin ORDER BY n DESC, origin LIMIT 12;

SELECT origin, COUNT(DISTINCT CAST(departed AS DATE)), COUNT(DISTINCT delay) FILTER (WHERE delay > 0) FROM flights GROUP BY origin;

SELECT MIN(city), MAX(city), MIN(name), MAX(name) FROM airports;

SELECT state, MIN(name), MAX(iata) FROM airports GROUP BY state;

SELECT SUBSTRING(name, 1, 1) AS letter, COUNT(*), MIN(latitude) FROM airports GROUP BY SUBSTRING(name, 1, 1) HAVING COUNT(*) > 20;

SELECT CHAR_LENGTH(city), COUNT(*) FROM airports GROUP BY CHAR_LENGTH(city);
-- duckdb: SELECT LENGTH(city), COUNT(*) FROM airports GROUP BY LENGTH(city)

SELECT EXTRACT(DAY FROM departed), EXTRACT(HOUR FROM departed), COUNT(*) FROM flights WHERE origin = 'ORD' GROUP BY EXTRACT(DAY FROM departed), EXTRACT(HOUR FROM departed);

SELECT COUNT(*) FROM (SELECT origin FROM flights GROUP BY origin HAVING MIN(delay) < -20) AS t;

SELECT AVG(n), MAX(n), MIN(n) FROM (SELECT CAST(COUNT(*) AS DOUBLE) AS n FROM flights GROUP BY destination) AS t;

SELECT n, COUNT(*) FROM (SELECT state, COUNT(*) AS n FROM airports GROUP BY state) AS t GROUP BY n ORDER BY n;

SELECT delay > 0, COUNT(*), AVG(CAST(distance AS DOUBLE)) FROM flights GROUP BY delay > 0;

SELECT delay / 30, COUNT(*) FROM flights WHERE delay >= 0 GROUP BY delay / 30;
-- duckdb: SELECT delay // 30, COUNT(*) FROM flights WHERE delay >= 0 GROUP BY delay // 30

SELECT SUM(latitude), SUM(longitude) FROM airports WHERE country <> 'USA';

SELECT COUNT(*) FILTER (WHERE state IS NULL), COUNT(*) FILTER (WHERE city IS NULL), COUNT(state), COUNT(city) FROM airports;

SELECT origin, destination, COUNT(*) AS n FROM flights GROUP BY origin, destination ORDER BY n DESC, origin, destination LIMIT 20 OFFSET 5;

SELECT origin FROM flights GROUP BY origin ORDER BY COUNT(*) DESC, origin LIMIT 5;

SELECT origin, MAX(delay) - MIN(delay) AS spread FROM flights GROUP BY origin ORDER BY spread DESC, origin LIMIT 10;

SELECT departed, origin, delay FROM flights ORDER BY delay DESC NULLS LAST, departed, origin, destination LIMIT 25;

SELECT departed, origin, destination FROM flights ORDER BY origin, destination DESC, departed OFFSET 19990 ROWS;

SELECT iata, latitude FROM airports ORDER BY ABS(latitude - 40), iata LIMIT 10;

SELECT iata, city FROM airports ORDER BY CHAR_LENGTH(name) DESC, iata FETCH FIRST 7 ROWS ONLY;
-- duckdb: SELECT iata, city FROM airports ORDER BY LENGTH(name) DESC, iata LIMIT 7

SELECT state, city, COUNT(*) AS n FROM airports GROUP BY state, city HAVING COUNT(*) > 3 ORDER BY n DESC, state NULLS LAST, city;

SELECT COUNT(*) FROM (SELECT * FROM flights ORDER BY departed, origin, destination, delay LIMIT 100) AS t WHERE delay > 10;

SELECT MAX(delay) FROM flights GROUP BY origin HAVING COUNT(*) > 500;

SELECT window_start, COUNT(*), SUM(delay) FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(departed), INTERVAL '6' HOUR)) WHERE origin = 'DFW' GROUP BY window_start, window_end;
-- duckdb: SELECT time_bucket(INTERVAL '6' HOUR, departed) AS s, COUNT(*), SUM(delay) FROM flights WHERE origin = 'DFW' GROUP BY s

SELECT window_start, origin, COUNT(DISTINCT destination), MAX(distance) FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(departed), INTERVAL '2' HOUR)) WHERE delay > 45 GROUP BY window_start, window_end, origin;
-- duckdb: SELECT time_bucket(INTERVAL '2' HOUR, departed) AS s, origin, COUNT(DISTINCT destination), MAX(distance) FROM flights WHERE delay > 45 GROUP BY s, origin
