package io.sluice.connectors.json;

/**
 * How JSON is written.
 *
 * @param separator between date and time
 * @param nullKeyName the name of a NULL key under {@link NullKeys#LITERAL}
 */
record JsonStyle(char separator, boolean plainDecimals, boolean ignoreNulls, NullKeys nullKeys, String nullKeyName) {}
