package io.sluice.connectors.json;

/** How timestamps are written; the names are Flink's. */
enum TimestampStandard {
    /** {@code 2020-12-30 12:13:14.123}. */
    SQL(' '),
    /** {@code 2020-12-30T12:13:14.123}. */
    ISO_8601('T');

    final char separator;

    TimestampStandard(char separator) {
        this.separator = separator;
    }
}
