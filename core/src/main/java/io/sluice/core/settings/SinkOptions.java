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
            "what a text does that is longer than its column; ignore, as Flink: it is written as it is");

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

    /** What happens to a text that is longer than its column. */
    public enum Length {
        /** It is written as it is. */
        IGNORE,
        /** It is cut; a CHAR that is too short is filled with spaces. */
        TRIM_PAD,
        /** The job fails. */
        ERROR
    }
}
