package io.sluice.parser;

import io.sluice.core.error.SourcePosition;
import io.sluice.parser.TableChange.OptionKey;
import java.util.Optional;

/**
 * Statements about running and ended jobs and what they have kept. A job is named by its id or by its {@code
 * pipeline.name}; the parser takes either as text.
 */
public sealed interface JobStatement extends Statement {
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(StatementVisitor<R> visitor) {
        return visitor.visitJob(this);
    }

    /** DESCRIBE JOB. */
    record DescribeJob(OptionKey job, SourcePosition position) implements JobStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDescribeJob(this);
        }
    }

    /**
     * STOP JOB; without a savepoint the job is cancelled, as in Flink.
     *
     * @param drain end all sources first; only with a savepoint
     */
    record StopJob(OptionKey job, boolean savepoint, boolean drain, SourcePosition position) implements JobStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitStopJob(this);
        }
    }

    /** CANCEL JOB. */
    record CancelJob(OptionKey job, SourcePosition position) implements JobStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCancelJob(this);
        }
    }

    /**
     * RESTART JOB.
     *
     * @param path of FROM SAVEPOINT; empty: the job's latest checkpoint
     */
    record RestartJob(OptionKey job, Optional<OptionKey> path, SourcePosition position) implements JobStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRestartJob(this);
        }
    }

    /**
     * CREATE SAVEPOINT FOR JOB.
     *
     * @param folder of TO, in which the savepoint gets a directory; empty: the setting's
     */
    record CreateSavepoint(OptionKey job, Optional<OptionKey> folder, SourcePosition position) implements JobStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCreateSavepoint(this);
        }
    }

    /** SHOW CHECKPOINTS FOR JOB. */
    record ShowCheckpoints(OptionKey job, SourcePosition position) implements JobStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitShowCheckpoints(this);
        }
    }

    /** SHOW WATERMARKS FOR JOB: why is there no output? */
    record ShowWatermarks(OptionKey job, SourcePosition position) implements JobStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitShowWatermarks(this);
        }
    }

    /** EXPLAIN ANALYZE JOB: what its operators have done so far. */
    record AnalyzeJob(OptionKey job, SourcePosition position) implements JobStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAnalyzeJob(this);
        }
    }

    /** SHOW SAVEPOINTS. */
    record ShowSavepoints(SourcePosition position) implements JobStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitShowSavepoints(this);
        }
    }

    /** One method per kind. */
    interface Visitor<R> {
        R visitDescribeJob(DescribeJob statement);

        R visitStopJob(StopJob statement);

        R visitCancelJob(CancelJob statement);

        R visitRestartJob(RestartJob statement);

        R visitCreateSavepoint(CreateSavepoint statement);

        R visitShowCheckpoints(ShowCheckpoints statement);

        R visitShowWatermarks(ShowWatermarks statement);

        R visitAnalyzeJob(AnalyzeJob statement);

        R visitShowSavepoints(ShowSavepoints statement);
    }
}
