package io.sluice.engine;

import io.sluice.core.type.RowType;

/** What one statement gave. */
public sealed interface StatementResult {
    /**
     * It was carried out and has no rows.
     *
     * @param note what the user should know, such as that a setting has no effect; empty when there is nothing to say
     */
    record Done(String note) implements StatementResult {}

    /** Rows: of a query, or of SHOW, DESCRIBE and EXPLAIN. */
    record Rows(RowType type, Shape shape, RowStream rows) implements StatementResult {}

    /** An INSERT runs in the background. */
    record JobStarted(String id, String name) implements StatementResult {}

    /** An INSERT was waited for and has ended. */
    record JobFinished(String id, String name) implements StatementResult {}

    /** QUIT in a script or at the prompt: no further statement is to be run. */
    record Quit() implements StatementResult {}

    /** How rows are meant to be shown. */
    enum Shape {
        /** Final rows; they come to an end. */
        TABLE,
        /** Final rows without end. */
        STREAM,
        /** Rows with weights, without end: each a change of the result. */
        CHANGELOG,
        /** One cell that is a text of its own, such as a plan. */
        TEXT
    }
}
