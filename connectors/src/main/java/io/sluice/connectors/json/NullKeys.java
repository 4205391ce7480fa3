package io.sluice.connectors.json;

/** What a NULL key of a MAP becomes in JSON, whose names are texts; the names are Flink's. */
enum NullKeys {
    /** The row is an error. */
    FAIL,
    /** The entry is left out. */
    DROP,
    /** The entry is written under a name of its own. */
    LITERAL
}
