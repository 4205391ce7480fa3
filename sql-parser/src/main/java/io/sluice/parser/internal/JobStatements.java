package io.sluice.parser.internal;

import io.sluice.core.error.SourcePosition;
import io.sluice.parser.JobStatement;
import io.sluice.parser.TableChange.OptionKey;
import java.util.Optional;

/** Statements about jobs. Errors: 1001. */
final class JobStatements {
    private static final String JOB = "the id or name of a job in single quotes";
    private static final String DIRECTORY = "a directory in single quotes";

    private JobStatements() {}

    /** Null when the statement is another. */
    static JobStatement read(WordCursor cursor, SourcePosition position) {
        if (cursor.takeBeforeMore("DESCRIBE", "JOB") || cursor.takeBeforeMore("DESC", "JOB")) {
            return new JobStatement.DescribeJob(cursor.key(JOB), position);
        }
        if (cursor.take("STOP")) {
            return stop(cursor, position);
        }
        if (cursor.take("CANCEL")) {
            return new JobStatement.CancelJob(job(cursor), position);
        }
        if (cursor.take("RESTART")) {
            OptionKey job = job(cursor);
            return new JobStatement.RestartJob(job, from(cursor), position);
        }
        if (cursor.take("CREATE", "SAVEPOINT")) {
            OptionKey job = forJob(cursor);
            return new JobStatement.CreateSavepoint(job, to(cursor), position);
        }
        if (cursor.take("SHOW", "CHECKPOINTS")) {
            return new JobStatement.ShowCheckpoints(forJob(cursor), position);
        }
        if (cursor.take("SHOW", "WATERMARKS")) {
            return new JobStatement.ShowWatermarks(forJob(cursor), position);
        }
        if (cursor.take("EXPLAIN", "ANALYZE")) {
            return new JobStatement.AnalyzeJob(job(cursor), position);
        }
        if (cursor.take("SHOW", "SAVEPOINTS")) {
            return new JobStatement.ShowSavepoints(position);
        }
        return null;
    }

    private static JobStatement stop(WordCursor cursor, SourcePosition position) {
        OptionKey job = job(cursor);
        if (cursor.atEnd()) {
            return new JobStatement.StopJob(job, false, false, position);
        }
        if (!cursor.take("WITH", "SAVEPOINT")) {
            throw cursor.unexpected("WITH SAVEPOINT, WITH SAVEPOINT WITH DRAIN or the end of the statement");
        }
        boolean drain = cursor.take("WITH", "DRAIN");
        if (!cursor.atEnd()) {
            throw cursor.unexpected(drain ? "the end of the statement" : "WITH DRAIN or the end of the statement");
        }
        return new JobStatement.StopJob(job, true, drain, position);
    }

    private static OptionKey forJob(WordCursor cursor) {
        if (!cursor.take("FOR")) {
            throw cursor.unexpected("FOR JOB");
        }
        return job(cursor);
    }

    private static OptionKey job(WordCursor cursor) {
        if (!cursor.take("JOB")) {
            throw cursor.unexpected("JOB");
        }
        return cursor.key(JOB);
    }

    private static Optional<OptionKey> from(WordCursor cursor) {
        if (cursor.atEnd()) {
            return Optional.empty();
        }
        if (!cursor.take("FROM", "SAVEPOINT")) {
            throw cursor.unexpected("FROM SAVEPOINT 'path' or the end of the statement");
        }
        return Optional.of(cursor.key(DIRECTORY));
    }

    private static Optional<OptionKey> to(WordCursor cursor) {
        if (cursor.atEnd()) {
            return Optional.empty();
        }
        if (!cursor.take("TO")) {
            throw cursor.unexpected("TO 'directory' or the end of the statement");
        }
        return Optional.of(cursor.key(DIRECTORY));
    }
}
