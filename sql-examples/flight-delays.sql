-- The busiest airports of each day with the mean delay of their departures, in minutes:
-- 20,000 flights of early 2001, read in order of departure, counted in windows of one day.
CREATE TABLE flights (
  departed    TIMESTAMP(3),
  origin      STRING,
  destination STRING,
  distance    INT,            -- miles
  delay       INT,            -- minutes; negative when early
  WATERMARK FOR departed AS departed - INTERVAL '5' SECOND
) WITH (
  'connector' = 'filesystem',
  'path'      = 'sql-examples/data/flights.jsonl',
  'format'    = 'json'
);

SELECT
  CAST(window_start AS DATE)              AS flight_day,
  origin                                  AS airport,
  COUNT(*)                                AS flights,
  ROUND(AVG(CAST(delay AS DOUBLE)), 1)    AS mean_delay
FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(departed), INTERVAL '1' DAY))
GROUP BY window_start, window_end, origin
HAVING COUNT(*) >= 15
ORDER BY flight_day, flights DESC, airport;
