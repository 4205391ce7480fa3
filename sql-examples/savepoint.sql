-- A job without end is stopped and goes on where it was: flights per day and airport, from a folder in which files arrive.
-- Half of the flights arrive; the job counts, is stopped with a savepoint, and how far it has read and what it counted lies in
-- there. The other half arrives while nothing runs. Then the job goes on, and each of the 20,000 flights is counted once.
--
-- A checkpoint every 200 ms, because rows become visible with one; 10 s are more usual. A failed job is started again from
-- its newest checkpoint, unless it fails more than three times in five minutes. State may be larger than memory, on RocksDB.
SET 'parallelism.default' = '2';
SET 'execution.checkpointing.interval' = '200 ms';
SET 'execution.checkpointing.dir' = 'target/savepoint/checkpoints';
SET 'execution.checkpointing.savepoint-dir' = 'target/savepoint/savepoints';
SET 'execution.checkpointing.incremental' = 'true';
SET 'restart-strategy.type' = 'failure-rate';
SET 'restart-strategy.failure-rate.max-failures-per-interval' = '3';
SET 'restart-strategy.failure-rate.failure-rate-interval' = '5 min';
SET 'restart-strategy.failure-rate.delay' = '1 s';
SET 'state.backend.type' = 'rocksdb';

CREATE TABLE flights (departed TIMESTAMP(3), origin STRING, delay INT)
  WITH ('connector' = 'filesystem', 'path' = 'sql-examples/data/flights.jsonl', 'format' = 'json');

-- The same folder twice: to put files there, in the order of the flights, and to watch it.
CREATE TABLE arrivals (departed TIMESTAMP(3), origin STRING, delay INT)
  WITH ('connector' = 'filesystem', 'path' = 'target/savepoint/flights', 'format' = 'json', 'sink.parallelism' = '1');

CREATE TABLE arriving (WATERMARK FOR departed AS departed - INTERVAL '5' SECOND)
  WITH ('source.monitor-interval' = '100 ms') LIKE arrivals;

CREATE TABLE per_day (flight_day DATE, airport STRING, flights BIGINT, delay BIGINT)
  WITH ('connector' = 'filesystem', 'path' = 'target/savepoint/per-day', 'format' = 'csv');

CREATE TABLE days_done
  WITH ('path' = 'target/savepoint/per-day/*.csv', 'source.monitor-interval' = '100 ms')
  LIKE per_day (OVERWRITING OPTIONS);

INSERT INTO arrivals SELECT * FROM flights WHERE departed < TIMESTAMP '2001-02-15 12:00:00';

SET 'pipeline.name' = 'per-day';

INSERT INTO per_day
SELECT CAST(window_start AS DATE), origin, COUNT(*), SUM(delay)
FROM TABLE(TUMBLE(TABLE arriving, DESCRIPTOR(departed), INTERVAL '1' DAY))
GROUP BY window_start, window_end, origin;

RESET 'pipeline.name';

-- Waits until a day is counted and its rows are in files; what is stopped then is in the midst of a later one.
SELECT flight_day FROM days_done WHERE flight_day = DATE '2001-02-14' LIMIT 1;

STOP JOB 'per-day' WITH SAVEPOINT;

INSERT INTO arrivals SELECT * FROM flights WHERE departed >= TIMESTAMP '2001-02-15 12:00:00';

-- A day is over when a flight of the next one is seen; after the last one there is none in the data.
INSERT INTO arrivals VALUES (TIMESTAMP '2001-04-01 00:00:05', 'none', 0);

RESTART JOB 'per-day';

SELECT flight_day FROM days_done WHERE flight_day = DATE '2001-03-31' LIMIT 1;

STOP JOB 'per-day' WITH SAVEPOINT;

SELECT COUNT(*) AS days_and_airports, SUM(flights) AS flights FROM per_day;
