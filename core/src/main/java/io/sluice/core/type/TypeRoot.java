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
    /** Unicode text of a fixed number of characters, filled up with blanks. */
    CHAR,
    /** Unicode text. */
    VARCHAR,
    /** A fixed number of bytes, filled up with zeros. */
    BINARY,
    /** Bytes; BYTES is one without a bound. */
    VARBINARY,
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
    /** Elements of one type, in order. */
    ARRAY,
    /** Values by key; each key once, in no order. */
    MAP,
    /** Elements that may occur several times, in no order. */
    MULTISET,
    /** Named fields, in order. */
    ROW,
    /** The type of an untyped NULL literal. */
    NULL
}
