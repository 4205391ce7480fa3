package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.executor.state.keyed.EntryCodec;

/** What sessions hold, by the numbers of the sessions: aggregates, or the rows themselves. Used by one thread. */
interface SessionContents {
    /** The batch whose rows are added next. */
    void load(Batch batch);

    /** Adds rows {@code from..to} of the batch: row i to session {@code sessions[i]}. */
    void add(int[] sessions, int from, int to);

    /** What {@code from} holds goes to {@code into}; {@code from} is empty afterwards. */
    void merge(int into, int from);

    void clear(int session);

    /**
     * The rows of sessions.
     *
     * @param keys their key columns
     */
    Emitted emit(int[] sessions, int count, Column[] keys);

    /** Rows, without window columns; row i is of the {@code of[i]}th of the sessions asked for. */
    record Emitted(Column[] columns, int rowCount, int[] of) {}

    /** What sessions hold as bytes, by the numbers of the sessions. */
    EntryCodec entries();
}
