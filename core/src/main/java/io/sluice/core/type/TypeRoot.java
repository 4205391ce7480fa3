package io.sluice.core.type;

/** The SQL types. Storage is decided by {@link PhysicalType}. */
public enum TypeRoot {
    BOOLEAN,
    TINYINT,
    SMALLINT,
    INTEGER,
    BIGINT,
    FLOAT,
    DOUBLE,
    /** Exact number of up to 38 digits. */
    DECIMAL,
    /** Unicode text; CHAR(n) literals are read as VARCHAR(n). */
    VARCHAR,
    DATE,
    TIME,
    /** Date and time without a zone. */
    TIMESTAMP,
    /** A point in time, shown in the session's zone. */
    TIMESTAMP_LTZ,
    /** A number of months. */
    INTERVAL_YEAR_MONTH,
    /** A number of microseconds. */
    INTERVAL_DAY_TIME,
    /** The type of an untyped NULL literal. */
    NULL
}
