-- The tables that the mistakes are made on.
CREATE TABLE flights (
  departed TIMESTAMP(3),
  origin STRING,
  destination STRING,
  distance INT,
  delay INT,
  WATERMARK FOR departed AS departed - INTERVAL '5' SECOND
) WITH ('connector' = 'filesystem', 'path' = 'data/flights.csv', 'format' = 'csv');
CREATE TABLE airports (iata STRING, city STRING, state STRING)
WITH ('connector' = 'filesystem', 'path' = 'data/airports.csv', 'format' = 'csv');
CREATE TABLE damaged (origin STRING, delay INT)
WITH ('connector' = 'filesystem', 'path' = 'data/damaged.jsonl', 'format' = 'json');
CREATE TABLE delays (origin STRING, delay INT)
WITH ('connector' = 'filesystem', 'path' = 'out/delays', 'format' = 'csv');
