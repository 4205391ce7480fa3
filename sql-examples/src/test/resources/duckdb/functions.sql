-- Texts, numbers, dates and conditions. Known difference: the text 0E4 is an integer for DuckDB, not here.

SELECT iata, UPPER(name), LOWER(city), CHAR_LENGTH(name) FROM airports WHERE state = 'VT';
-- duckdb: SELECT iata, UPPER(name), LOWER(city), LENGTH(name) FROM airports WHERE state = 'VT'

SELECT iata, name || ' (' || iata || ')' FROM airports WHERE state = 'RI';

SELECT SUBSTRING(name, 3, 5), SUBSTRING(name, 4) FROM airports WHERE state = 'DE';

SELECT POSITION('a' IN name), POSITION('field' IN LOWER(name)) FROM airports WHERE state = 'NJ';

SELECT REPLACE(REPLACE(name, ' ', ''), '-', '_') FROM airports WHERE name LIKE '%-%';

SELECT TRIM(LEADING 'S' FROM iata), TRIM(TRAILING 'O' FROM iata), TRIM(BOTH 'S' FROM iata) FROM airports WHERE iata IN ('SFO', 'SAS', 'SLC', 'ORD', 'SSI');
-- duckdb: SELECT LTRIM(iata, 'S'), RTRIM(iata, 'O'), TRIM(iata, 'S') FROM airports WHERE iata IN ('SFO', 'SAS', 'SLC', 'ORD', 'SSI')

SELECT iata, REVERSE(iata), REPEAT(iata, 2) FROM airports WHERE state = 'CT';

SELECT LPAD(iata, 5, '*'), RPAD(iata, 6, '-') FROM airports WHERE state = 'NH';

SELECT CONCAT(iata, '-', state), CONCAT_WS('/', iata, city, state) FROM airports WHERE state = 'MA';

SELECT name FROM airports WHERE name LIKE 'San %' OR name LIKE '%\_%' ESCAPE '\';

SELECT name FROM airports WHERE name NOT LIKE '%a%' AND state = 'TX';

SELECT iata FROM airports WHERE iata BETWEEN 'SA' AND 'SF' AND state <> 'CA';

SELECT COUNT(*) FROM airports WHERE iata NOT BETWEEN 'B' AND 'Y';

SELECT LEFT(name, 4), RIGHT(name, 3) FROM airports WHERE state = 'ME';

SELECT iata, ASCII(iata) FROM airports WHERE state = 'HI';

SELECT REGEXP_REPLACE(name, '[aeiou]', '.') FROM airports WHERE state = 'NV';
-- duckdb: SELECT regexp_replace(name, '[aeiou]', '.', 'g') FROM airports WHERE state = 'NV'

SELECT iata, ROUND(latitude, 2), ROUND(longitude, 0), TRUNCATE(latitude, 1) FROM airports WHERE state = 'UT';
-- duckdb: SELECT iata, ROUND(latitude, 2), ROUND(longitude, 0), TRUNC(latitude * 10) / 10 FROM airports WHERE state = 'UT'

SELECT iata, SIN(latitude), COS(latitude), TAN(latitude), ATAN2(latitude, longitude) FROM airports WHERE state = 'WY';

SELECT iata, SQRT(latitude), LN(latitude), EXP(latitude / 10), POWER(latitude, 2) FROM airports WHERE state = 'ID';

SELECT iata, SIGN(longitude), ABS(longitude), DEGREES(latitude), RADIANS(latitude) FROM airports WHERE state = 'SD';

SELECT MOD(distance, 13), MOD(-distance, 7), distance - delay, -delay FROM flights WHERE delay > 300;

SELECT FLOOR(latitude), CEIL(longitude) FROM airports WHERE state = 'MT';

SELECT LOG10(distance), LOG2(distance) FROM flights WHERE delay > 380;
-- duckdb: SELECT LOG10(distance), LOG2(distance) FROM flights WHERE delay > 380

SELECT delay, CASE delay / 60 WHEN 0 THEN 'a' WHEN 1 THEN 'b' ELSE 'c' END FROM flights WHERE origin = 'HNL' AND delay > 20;
-- duckdb: SELECT delay, CASE delay // 60 WHEN 0 THEN 'a' WHEN 1 THEN 'b' ELSE 'c' END FROM flights WHERE origin = 'HNL' AND delay > 20

SELECT iata, COALESCE(state, city, 'nowhere'), NULLIF(country, 'USA') FROM airports WHERE state IS NULL;

SELECT CASE WHEN latitude > 45 THEN 'north' WHEN latitude < 30 THEN 'south' END AS zone, COUNT(*) FROM airports GROUP BY CASE WHEN latitude > 45 THEN 'north' WHEN latitude < 30 THEN 'south' END;

SELECT EXTRACT(YEAR FROM departed), EXTRACT(MONTH FROM departed), EXTRACT(DAY FROM departed), EXTRACT(MINUTE FROM departed) FROM flights WHERE delay > 360;

SELECT EXTRACT(DOY FROM departed), EXTRACT(QUARTER FROM departed), EXTRACT(WEEK FROM departed) FROM flights WHERE delay > 360;

SELECT YEAR(departed), MONTH(departed), DAYOFMONTH(departed), HOUR(departed), MINUTE(departed) FROM flights WHERE delay > 360;

SELECT CAST(departed AS DATE), CAST(CAST(departed AS TIME) AS STRING), CAST(CAST(departed AS DATE) AS TIMESTAMP) FROM flights WHERE delay > 360;

SELECT departed + INTERVAL '1' DAY, departed - INTERVAL '36' HOUR, CAST(departed AS DATE) + INTERVAL '1' MONTH FROM flights WHERE delay > 360;
-- duckdb: SELECT departed + INTERVAL '1' DAY, departed - INTERVAL '36' HOUR, CAST(CAST(departed AS DATE) + INTERVAL '1' MONTH AS DATE) FROM flights WHERE delay > 360

SELECT TIMESTAMPDIFF(HOUR, TIMESTAMP '2001-01-01 00:00:00', departed), TIMESTAMPDIFF(DAY, TIMESTAMP '2001-01-01 00:00:00', departed) FROM flights WHERE delay > 360;
-- duckdb: SELECT datesub('hour', TIMESTAMP '2001-01-01 00:00:00', departed), datesub('day', TIMESTAMP '2001-01-01 00:00:00', departed) FROM flights WHERE delay > 360

SELECT COUNT(*) FROM flights WHERE departed >= TIMESTAMP '2001-01-02 00:00:00' AND departed < TIMESTAMP '2001-01-03 00:00:00';

SELECT COUNT(*) FROM flights WHERE CAST(departed AS DATE) = DATE '2001-01-02' AND EXTRACT(HOUR FROM departed) IN (6, 7, 8);

SELECT FLOOR(departed TO DAY), COUNT(*) FROM flights WHERE delay > 100 GROUP BY FLOOR(departed TO DAY);
-- duckdb: SELECT CAST(date_trunc('day', departed) AS TIMESTAMP), COUNT(*) FROM flights WHERE delay > 100 GROUP BY 1

SELECT DATE_FORMAT(departed, 'yyyy/MM/dd'), COUNT(*) FROM flights GROUP BY DATE_FORMAT(departed, 'yyyy/MM/dd');
-- duckdb: SELECT strftime(departed, '%Y/%m/%d'), COUNT(*) FROM flights GROUP BY 1

SELECT CAST(delay AS STRING), CAST(delay AS DOUBLE), CAST(CAST(delay AS STRING) AS INT) FROM flights WHERE delay > 300;

SELECT CAST(latitude AS DECIMAL(8, 3)), CAST(longitude AS STRING) FROM airports WHERE state = 'DC';

SELECT TRY_CAST(SUBSTRING(iata, 1, 1) AS INT), COUNT(*) FROM airports GROUP BY TRY_CAST(SUBSTRING(iata, 1, 1) AS INT);

SELECT COUNT(*) FROM flights WHERE NOT (delay > 10 OR distance < 500) AND origin <> 'ATL';

SELECT COUNT(*) FROM airports WHERE (state IS NULL) = (city IS NULL);

SELECT COUNT(*) FROM airports WHERE state IS DISTINCT FROM 'CA';

SELECT GREATEST(delay, 0), LEAST(distance, 500) FROM flights WHERE delay > 330;

SELECT MD5(iata), SHA256(iata) FROM airports WHERE state = 'GU';
