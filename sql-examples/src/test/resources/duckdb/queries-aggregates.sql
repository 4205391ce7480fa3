-- Aggregates. Of integers Sluice gives integers, as Flink, so the arguments are made doubles; texts are ordered, since
-- neither engine promises an order without.
SELECT origin, ROUND(VAR_POP(CAST(delay AS DOUBLE)), 6), ROUND(VAR_SAMP(CAST(delay AS DOUBLE)), 6) FROM flights GROUP BY origin;
SELECT origin, ROUND(STDDEV_POP(CAST(delay AS DOUBLE)), 6), ROUND(STDDEV_SAMP(CAST(delay AS DOUBLE)), 6), ROUND(STDDEV(CAST(delay AS DOUBLE)), 6), ROUND(VARIANCE(CAST(delay AS DOUBLE)), 6) FROM flights GROUP BY origin;
SELECT destination, ROUND(VAR_SAMP(CAST(distance AS DOUBLE)) FILTER (WHERE delay > 0), 6), ROUND(STDDEV_POP(DISTINCT CAST(distance AS DOUBLE)), 6) FROM flights GROUP BY destination;
SELECT VAR_POP(CAST(delay AS DOUBLE)), STDDEV_SAMP(CAST(delay AS DOUBLE)) FROM flights WHERE distance < 0;
SELECT state, ROUND(STDDEV_POP(latitude), 9), ROUND(VAR_SAMP(longitude), 9) FROM airports GROUP BY state;
SELECT ROUND(STDDEV_POP(latitude + 1e9), 4) FROM airports;
SELECT state, LISTAGG(iata) WITHIN GROUP (ORDER BY iata) FROM airports GROUP BY state;
-- duckdb: SELECT state, STRING_AGG(iata, ',' ORDER BY iata) FROM airports GROUP BY state
SELECT state, LISTAGG(DISTINCT city, '; ') WITHIN GROUP (ORDER BY city DESC) FROM airports WHERE state < 'D' GROUP BY state;
-- duckdb: SELECT state, STRING_AGG(DISTINCT city, '; ' ORDER BY city DESC) FROM airports WHERE state < 'D' GROUP BY state
SELECT state, LISTAGG(iata, '') WITHIN GROUP (ORDER BY latitude, iata) FILTER (WHERE longitude < -100) FROM airports GROUP BY state;
-- duckdb: SELECT state, STRING_AGG(iata, '' ORDER BY latitude, iata) FILTER (WHERE longitude < -100) FROM airports GROUP BY state
SELECT state, FIRST_VALUE(iata) WITHIN GROUP (ORDER BY latitude, iata), LAST_VALUE(iata) WITHIN GROUP (ORDER BY latitude, iata) FROM airports GROUP BY state;
-- duckdb: SELECT state, FIRST(iata ORDER BY latitude, iata), LAST(iata ORDER BY latitude, iata) FROM airports GROUP BY state
SELECT state, CAST(ARRAY_AGG(iata ORDER BY iata) AS STRING) FROM airports WHERE state < 'D' GROUP BY state;
-- duckdb: SELECT state, CAST(ARRAY_AGG(iata ORDER BY iata) AS VARCHAR) FROM airports WHERE state < 'D' GROUP BY state
SELECT state, ROUND(PERCENTILE(latitude, 0.5), 9), ROUND(PERCENTILE(longitude, 0.9), 9) FROM airports GROUP BY state;
-- duckdb: SELECT state, ROUND(QUANTILE_CONT(latitude, 0.5), 9), ROUND(QUANTILE_CONT(longitude, 0.9), 9) FROM airports GROUP BY state
SELECT origin, PERCENTILE(delay, 0.25), PERCENTILE(DISTINCT delay, 0.5) FROM flights GROUP BY origin;
-- duckdb: SELECT origin, CAST(QUANTILE_CONT(delay, 0.25) AS DOUBLE), CAST(QUANTILE_CONT(DISTINCT delay, 0.5) AS DOUBLE) FROM flights GROUP BY origin
SELECT origin, COUNT(DISTINCT destination, distance), APPROX_COUNT_DISTINCT(destination) FROM flights GROUP BY origin;
-- duckdb: SELECT origin, COUNT(DISTINCT (destination, distance)), COUNT(DISTINCT destination) FROM flights GROUP BY origin
SELECT state, COUNT(*) FROM airports GROUP BY state HAVING STDDEV_POP(latitude) > 1;
