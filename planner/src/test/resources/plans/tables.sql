CREATE TABLE flights (
  origin STRING NOT NULL,
  dest STRING,
  delay INT,
  distance BIGINT,
  fare DECIMAL(10, 2),
  departed TIMESTAMP(3),
  delay_hours AS delay / 60.0,
  WATERMARK FOR departed AS departed - INTERVAL '5' MINUTE
) WITH ('connector' = 'file');
CREATE TABLE bid (
  auction BIGINT NOT NULL, bidder BIGINT NOT NULL, price BIGINT NOT NULL, channel STRING, url STRING,
  ts TIMESTAMP(3), extra STRING,
  WATERMARK FOR ts AS ts - INTERVAL '4' SECOND
) WITH ('connector' = 'stream');
CREATE TABLE auction (
  id BIGINT NOT NULL, seller BIGINT, category BIGINT, ts TIMESTAMP(3), expires TIMESTAMP(3), item STRING,
  WATERMARK FOR ts AS ts - INTERVAL '4' SECOND
) WITH ('connector' = 'stream');
CREATE TABLE readings (
  device STRING, value_ DOUBLE, taken TIMESTAMP_LTZ(6), n TINYINT, small SMALLINT, f FLOAT, flag BOOLEAN, d DATE, t TIME(0),
  WATERMARK FOR taken AS taken
) WITH ('connector' = 'stream');
CREATE TABLE accounts (id BIGINT, owner STRING, balance DECIMAL(20, 2)) WITH ('connector' = 'changes');
CREATE TABLE airports (code STRING, city STRING, elevation INT) WITH ('connector' = 'file');
CREATE TABLE out_counts (origin STRING, n BIGINT) WITH ('connector' = 'file');
CREATE TABLE out_updates (origin STRING, n BIGINT) WITH ('connector' = 'print');
CREATE TABLE out_keyed (origin STRING, n BIGINT, PRIMARY KEY (origin) NOT ENFORCED) WITH ('connector' = 'print');
CREATE TABLE out_windows (
  origin STRING, window_start TIMESTAMP(3), window_end TIMESTAMP(3), n BIGINT
) WITH ('connector' = 'file');
CREATE TABLE late_flights (
  origin STRING, dest STRING, delay INT, distance BIGINT, fare DECIMAL(10, 2), departed TIMESTAMP(3), h DECIMAL(20, 6)
) WITH ('connector' = 'file');
CREATE TABLE late_short (k STRING, distance BIGINT, departed TIMESTAMP(3)) WITH ('connector' = 'file');
CREATE VIEW long_flights AS SELECT origin, dest, distance, departed FROM flights WHERE distance > 1000;
