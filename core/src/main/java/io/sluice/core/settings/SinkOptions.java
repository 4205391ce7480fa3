package io.sluice.core.settings;

/** Settings under {@code table.exec.sink.}: rows that a target table does not take as they are. */
public final class SinkOptions {
    public static final Option<NotNull> NOT_NULL_ENFORCER = Options.oneOf(
            "table.exec.sink.not-null-enforcer",
            NotNull.class,
            "error",
            "what a NULL for a NOT NULL column does; error, so that no row is left out unknowingly");

    public static final Option<Length> TYPE_LENGTH_ENFORCER = Options.oneOf(
            "table.exec.sink.type-length-enforcer",
            Length.class,
            "ignore",
            "what text and bytes do that do not have the length of their column; ignore, as Flink: they are written");

    public static final Option<Boolean> REQUIRE_ON_CONFLICT = Options.flag(
            "table.exec.sink.require-on-conflict",
            "true",
            "whether rows that are not known to be unique in the primary key are refused without ON CONFLICT");

    private SinkOptions() {}

    /** What happens to a row with a NULL in a NOT NULL column. */
    public enum NotNull {
        /** The job fails. */
        ERROR,
        /** The row is left out. */
        DROP
    }

    /** What happens to text and bytes that do not have the length of their column. */
    public enum Length {
        /** They are written as they are. */
        IGNORE,
        /** They are cut; a CHAR or BINARY that is too short is filled up. */
        TRIM_PAD,
        /** The job fails. */
        ERROR
    }
}
