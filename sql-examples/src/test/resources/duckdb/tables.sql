CREATE TABLE flights (departed TIMESTAMP(3), origin STRING, destination STRING, distance INT, delay INT,
  WATERMARK FOR departed AS departed - INTERVAL '5' SECOND)
WITH ('connector' = 'filesystem', 'path' = 'sql-examples/data/flights.jsonl', 'format' = 'json');

CREATE TABLE airports (iata STRING, name STRING, city STRING, state STRING, country STRING, latitude DOUBLE, longitude DOUBLE)
WITH ('connector' = 'filesystem', 'path' = 'sql-examples/data/airports.csv', 'format' = 'csv', 'csv.header' = 'true',
  'csv.null-literal' = 'NA');
