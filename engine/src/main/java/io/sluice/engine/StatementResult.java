package io.sluice.engine;

import io.sluice.core.error.SluiceException;
import io.sluice.core.type.RowType;
import io.sluice.engine.job.SessionJob;
import java.util.List;
import java.util.Optional;

/** What one statement gave. */
public sealed interface StatementResult {
    void accept(ResultHandler handler);

    /**
     * It was carried out and has no rows.
     *
     * @param note what the user should know, such as that a setting has no effect; empty when there is nothing to say
     */
    record Done(String note) implements StatementResult {
        public static final Done SILENT = new Done("");

        @Override
        public void accept(ResultHandler handler) {
            handler.onDone(this);
        }
    }

    /**
     * Rows: of a query, or of SHOW, DESCRIBE and EXPLAIN.
     *
     * @param uniqueKey of a changelog: columns in which no two rows that stand are equal, where that is known
     */
    record Rows(RowType type, Shape shape, RowStream rows, Optional<List<Integer>> uniqueKey)
            implements StatementResult {
        public Rows(RowType type, Shape shape, RowStream rows) {
            this(type, shape, rows, Optional.empty());
        }

        @Override
        public void accept(ResultHandler handler) {
            handler.onRows(this);
        }
    }

    /**
     * An INSERT runs, or has run.
     *
     * @param finished it was waited for and has ended; else it runs in the background
     * @param toAwait the job when whoever uses the session is to wait for it, see {@link Session.Mode#CLIENT}
     * @param undo takes back what else the statement did, when the job fails or ends while it is waited for
     */
    record JobResult(String id, String name, boolean finished, Optional<SessionJob> toAwait, Runnable undo)
            implements StatementResult {
        public JobResult(String id, String name, boolean finished) {
            this(id, name, finished, Optional.empty(), () -> {});
        }

        /**
         * Waits for the job that is to be waited for, or until the time is over.
         *
         * @return whether it has come as far as is waited for
         * @throws SluiceException that of the job
         */
        public boolean await(long millis) {
            try {
                return toAwait.isEmpty() || toAwait.get().await(millis);
            } catch (SluiceException e) {
                undo.run();
                throw e;
            }
        }

        /** Nobody waits any more: the job ends with its statement, unless it keeps a view that has rows to show. */
        public void end() {
            toAwait.filter(job -> !job.isView()).ifPresent(SessionJob::requestCancel);
            toAwait.filter(job -> job.isView() && !job.hasCome()).ifPresent(job -> undo.run());
        }

        /** Rows that its sinks have taken. */
        public long rowsWritten() {
            return toAwait.map(SessionJob::rowsWritten).orElse(0L);
        }

        @Override
        public void accept(ResultHandler handler) {
            handler.onJob(this);
        }
    }

    /** What only a shell can do; QUIT also ends the script it stands in. */
    record Command(Name name) implements StatementResult {
        /** The commands. */
        public enum Name {
            QUIT,
            HELP,
            CLEAR
        }

        @Override
        public void accept(ResultHandler handler) {
            handler.onCommand(this);
        }
    }

    /** How rows are meant to be shown. */
    enum Shape {
        /** Final rows; they come to an end. */
        TABLE,
        /** Facts about the catalog, settings or jobs; NULL stands for nothing to say. */
        LISTING,
        /** Final rows without end. */
        STREAM,
        /** Rows with weights: each a change of the result; without end, or asked for as changes. */
        CHANGELOG,
        /** One cell that is a text of its own, such as a plan. */
        TEXT
    }
}
