package io.sluice.core.batch;

/**
 * No row with a row time at or before {@code micros} is expected any more; one that comes nevertheless may be late.
 * Microseconds in the unit of the time attribute (UTC epoch for TIMESTAMP_LTZ, zone-less for TIMESTAMP).
 */
public record Watermark(long micros) implements StreamElement {
    /** Before any row. */
    public static final long MIN = Long.MIN_VALUE;
    /** End of input. */
    public static final long MAX = Long.MAX_VALUE;

    @Override
    public Kind kind() {
        return Kind.WATERMARK;
    }
}
