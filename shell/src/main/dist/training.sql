-- Run once after a build, to record which classes a usual script loads.
CREATE TABLE flights (
  departed    TIMESTAMP(3),
  origin      STRING,
  destination STRING,
  distance    INT,
  delay       INT,
  WATERMARK FOR departed AS departed - INTERVAL '5' SECOND
) WITH ('connector' = 'filesystem', 'path' = 'training.jsonl', 'format' = 'json');

CREATE TABLE nowhere (origin STRING, flights BIGINT) WITH ('connector' = 'blackhole');

SELECT CAST(window_start AS DATE) AS flight_day, origin, COUNT(*) AS flights, ROUND(AVG(CAST(delay AS DOUBLE)), 1) AS d
FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(departed), INTERVAL '1' DAY))
GROUP BY window_start, window_end, origin
HAVING COUNT(*) >= 1
ORDER BY flight_day, flights DESC, origin;

SELECT UPPER(origin) AS o, CASE WHEN delay > 0 THEN 'late' ELSE 'in time' END AS how FROM flights WHERE distance > 100;

SELECT f.origin, COUNT(*) AS n FROM flights AS f JOIN flights AS g ON f.origin = g.destination GROUP BY f.origin;

INSERT INTO nowhere SELECT origin, COUNT(*) FROM flights GROUP BY origin;

DESCRIBE flights;

SET 'sql-client.execution.result-mode' = 'csv';

SELECT 1;
