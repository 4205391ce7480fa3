/**
 * Values on their way from an engine to a client: objects that JSON can carry without loss, and that are also passed as
 * they are within one process.
 *
 * <ul>
 *   <li>BOOLEAN: Boolean; integers, DATE (days), TIME, TIMESTAMP and TIMESTAMP_LTZ (microseconds), intervals (months or
 *       microseconds): a Number; FLOAT and DOUBLE: a Number, or the text of NaN and the infinities
 *   <li>DECIMAL: the unscaled value, a Long up to 18 digits, else its text
 *   <li>CHAR and VARCHAR: String; BINARY and VARBINARY: byte[], or its base 64 text where JSON has been in between
 *   <li>ARRAY and ROW: a List of values; MAP and MULTISET: a List of two lists, keys and values, or elements and counts
 * </ul>
 *
 * <p>{@link io.sluice.driver.wire.ColumnType} says what a column's values are.
 */
package io.sluice.driver.wire;
