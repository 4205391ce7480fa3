package io.sluice.planner;

/**
 * What SET says about rows that a target table does not take as they are.
 *
 * @param dropsNulls {@code table.exec.sink.not-null-enforcer} = DROP: leave out rows with a NULL in a NOT NULL column
 * @param lengths {@code table.exec.sink.type-length-enforcer}
 * @param requiresOnConflict {@code table.exec.sink.require-on-conflict}
 */
public record SinkSettings(boolean dropsNulls, Lengths lengths, boolean requiresOnConflict) {
    /** Flink's defaults. */
    public static final SinkSettings DEFAULTS = new SinkSettings(false, Lengths.IGNORE, true);

    /** What happens to a text that is longer than its column. */
    public enum Lengths {
        /** It is written as it is. */
        IGNORE,
        /** It is cut. */
        TRIM_PAD,
        /** The job fails. */
        ERROR
    }
}
