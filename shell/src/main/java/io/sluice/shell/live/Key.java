package io.sluice.shell.live;

/** A key as the live view understands it. */
public enum Key {
    UP,
    DOWN,
    LEFT,
    RIGHT,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    /** More rarely drawn. */
    PLUS,
    /** More often drawn. */
    MINUS,
    REFRESH,
    /** The row at the top, column by column. */
    OPEN,
    QUIT,
    /** Answers the question whether to stop. */
    STOP,
    /** A key without meaning. */
    OTHER,
    /** None was pressed in time. */
    NONE
}
