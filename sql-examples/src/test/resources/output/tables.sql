-- One column of each type: values, other values, and NULLs.
CREATE TABLE every_type (
  b BOOLEAN, t TINYINT, s SMALLINT, i INT, l BIGINT, f FLOAT, d DOUBLE, n DECIMAL(8, 3),
  v VARCHAR(10), st STRING, dt DATE, tm TIME, ts TIMESTAMP(3), ts6 TIMESTAMP(6), z TIMESTAMP_LTZ(3)
) WITH ('connector' = 'filesystem', 'path' = 'sql-examples/src/test/resources/output/types.jsonl', 'format' = 'json');
CREATE TABLE clicks (ts TIMESTAMP(3), page STRING, WATERMARK FOR ts AS ts)
WITH ('connector' = 'filesystem', 'path' = 'sql-examples/src/test/resources/output/clicks.jsonl', 'format' = 'json');
