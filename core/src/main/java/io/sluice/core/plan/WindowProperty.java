package io.sluice.core.plan;

/** Columns that a window adds to its rows. */
public enum WindowProperty {
    WINDOW_START,
    /** Exclusive. */
    WINDOW_END,
    /** The row time of what the window emits: its end minus one unit. */
    WINDOW_TIME
}
