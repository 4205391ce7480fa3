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

    /** What happens to text and bytes that do not have the length of their column. */
    public enum Lengths {
        /** They are written as they are. */
        IGNORE,
        /** They are cut, or filled up for CHAR and BINARY. */
        TRIM_PAD,
        /** The job fails. */
        ERROR
    }
}
