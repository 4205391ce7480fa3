-- Earthquakes per day and network, from a feed in the order it was published: three of four events come out of order,
-- many by hours. A window closes one hour behind the newest event; what comes later is not lost but kept in a table of
-- its own, so that on-time and late rows add up to the 1,707 of the feed. OVERWRITE replaces what an earlier run wrote,
-- in both tables, so that the script can be run again.
CREATE TABLE earthquakes (
  id        STRING,
  happened  TIMESTAMP(3),
  magnitude DOUBLE,
  place     STRING,
  network   STRING,
  WATERMARK FOR happened AS happened - INTERVAL '1' HOUR
) WITH (
  'connector' = 'filesystem',
  'path'      = 'sql-examples/data/earthquakes.jsonl',
  'format'    = 'json'
);

CREATE TABLE per_day (
  day_start TIMESTAMP(3),
  network   STRING,
  quakes    BIGINT,
  strongest DOUBLE
) WITH ('connector' = 'filesystem', 'path' = 'target/earthquakes/per-day', 'format' = 'csv');

CREATE TABLE late_quakes (
  id        STRING,
  happened  TIMESTAMP(3),
  magnitude DOUBLE,
  place     STRING,
  network   STRING
) WITH ('connector' = 'filesystem', 'path' = 'target/earthquakes/late', 'format' = 'json');

INSERT OVERWRITE per_day LATE ROWS INTO late_quakes
SELECT window_start, network, COUNT(*), MAX(magnitude)
FROM TABLE(TUMBLE(TABLE earthquakes, DESCRIPTOR(happened), INTERVAL '1' DAY))
GROUP BY window_start, window_end, network;

SELECT SUM(quakes) AS on_time FROM per_day;

SELECT COUNT(*) AS late FROM late_quakes;
