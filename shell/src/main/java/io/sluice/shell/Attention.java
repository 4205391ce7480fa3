package io.sluice.shell;

import io.sluice.engine.RowStream;

/** What a reader of rows attends to while it waits for them. */
interface Attention {
    /** Nothing: it waits as long as it takes. */
    Attention NONE = rows -> true;

    /**
     * Called before rows are taken; may wait for them.
     *
     * @return false when no more are wanted
     */
    boolean goOn(RowStream rows);
}
