package io.sluice.core.type;

/**
 * How the values of a column lie in memory. The unit of each SQL type is fixed here and nowhere else:
 *
 * <ul>
 *   <li>{@link #BOOLEAN}: BOOLEAN, NULL
 *   <li>{@link #INT}: TINYINT, SMALLINT, INTEGER; DATE as days since 1970-01-01; INTERVAL YEAR TO MONTH as months
 *   <li>{@link #LONG}: BIGINT; DECIMAL up to 18 digits as unscaled value; TIME as microseconds of the day; TIMESTAMP
 *       as microseconds since 1970-01-01 00:00:00 without a zone; TIMESTAMP_LTZ as microseconds since the epoch in
 *       UTC; INTERVAL DAY TO SECOND as microseconds
 *   <li>{@link #FLOAT}, {@link #DOUBLE}: IEEE 754
 *   <li>{@link #DECIMAL128}: DECIMAL of 19 to 38 digits as an unscaled 128-bit two's complement number in two longs
 *   <li>{@link #BYTES}: CHAR and VARCHAR as UTF-8; BINARY and VARBINARY as they are; ARRAY, MAP, MULTISET and ROW in the
 *       encoding of {@link io.sluice.core.nested}, in which equal values have equal bytes
 * </ul>
 */
public enum PhysicalType {
    BOOLEAN,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    DECIMAL128,
    BYTES
}
