package io.sluice.planner.physical;

/** Whether a column is a time attribute: watermarks say how far it has come. */
enum TimeKind {
    /** An ordinary column, whatever its type. */
    NONE,
    /** PROCTIME(): the time at which a row is worked on. */
    PROCESSING_TIME,
    /** The column of a WATERMARK: rows may be behind the watermark. */
    ROW_TIME,
    /** The time of what a window emits: never behind the watermark. */
    WINDOW_TIME
}
