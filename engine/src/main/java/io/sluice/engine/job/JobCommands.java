package io.sluice.engine.job;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.CheckpointingOptions;
import io.sluice.core.settings.Settings;
import io.sluice.engine.StatementResult;
import io.sluice.engine.StatementResult.Done;
import io.sluice.engine.StatementResult.JobResult;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.engine.TextRows;
import io.sluice.engine.job.SessionJob.StopSavepoint;
import io.sluice.executor.runtime.JobState;
import io.sluice.parser.JobStatement;
import io.sluice.parser.TableChange.OptionKey;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries out statements about jobs. Used by the session's thread, which waits for what takes time. */
public final class JobCommands implements JobStatement.Visitor<StatementResult> {
    private final JobHost host;
    private final SessionJobs jobs;
    private final Supplier<Settings> settings;
    private final Supplier<ZoneId> zone;
    private final SavepointFolder folder;
    private final List<String> savepoints = new ArrayList<>();

    public JobCommands(JobHost host, SessionJobs jobs, Supplier<Settings> settings, Supplier<ZoneId> zone) {
        this.host = host;
        this.jobs = jobs;
        this.settings = settings;
        this.zone = zone;
        this.folder = new SavepointFolder(host.files());
    }

    @Override
    public Rows visitDescribeJob(JobStatement.DescribeJob statement) {
        return JobDescription.describe(jobs.find(statement.job()), zone.get());
    }

    @Override
    public Rows visitShowCheckpoints(JobStatement.ShowCheckpoints statement) {
        return JobDescription.checkpoints(jobs.find(statement.job()), zone.get());
    }

    @Override
    public Rows visitShowWatermarks(JobStatement.ShowWatermarks statement) {
        return JobProgressTables.watermarks(jobs.find(statement.job()), zone.get());
    }

    @Override
    public Rows visitAnalyzeJob(JobStatement.AnalyzeJob statement) {
        return JobProgressTables.analyze(jobs.find(statement.job()));
    }

    @Override
    public Rows visitShowSavepoints(JobStatement.ShowSavepoints statement) {
        return folder.show(settings.get(), savepoints, zone.get());
    }

    @Override
    public StatementResult visitCancelJob(JobStatement.CancelJob statement) {
        return cancel(statement.job());
    }

    private StatementResult cancel(OptionKey name) {
        running(name).cancel();
        return Done.SILENT;
    }

    @Override
    public StatementResult visitStopJob(JobStatement.StopJob statement) {
        if (!statement.savepoint()) {
            return cancel(statement.job());
        }
        SessionJob job = forSavepoint(statement.job());
        String path = place(job, Optional.empty());
        job.stopWithSavepoint(path, statement.drain());
        return taken(path);
    }

    @Override
    public StatementResult visitCreateSavepoint(JobStatement.CreateSavepoint statement) {
        SessionJob job = forSavepoint(statement.job());
        String path = place(job, statement.folder());
        Waiting.forIt(job.job().savepoint(path));
        return taken(path);
    }

    private String place(SessionJob job, Optional<OptionKey> to) {
        return folder.place(job, to, settings.get(), host.nextId());
    }

    private Rows taken(String path) {
        savepoints.add(path);
        return TextRows.of("savepoint path").add(path).rows();
    }

    @Override
    public JobResult visitRestartJob(JobStatement.RestartJob statement) {
        SessionJob job = notQuery(statement.job(), "restarted");
        if (statement.path().isPresent()) {
            OptionKey path = statement.path().get();
            check(job, path);
            job.restartFrom(path.key(), host.clock().millis());
        } else if (!job.hasEnded()) {
            Waiting.forIt(job.job().restart());
        } else {
            job.startAgain(start(job, statement.job()), host.clock().millis());
        }
        return new JobResult(job.id(), job.name(), false);
    }

    /** Before the job is ended for it. */
    private void check(SessionJob job, OptionKey path) {
        try {
            job.job().checkStart(path.key());
        } catch (SluiceException e) {
            throw e.position().isPresent() ? e : e.at(path.position());
        } catch (IOException e) {
            throw SluiceException.of(ErrorCode.IO_ERROR, "Cannot read '" + path.key() + "': " + e.getMessage())
                    .at(path.position())
                    .causedBy(e);
        }
    }

    /** With what a job that has ended begins again; empty for its own latest checkpoint. */
    private static Optional<String> start(SessionJob job, OptionKey name) {
        if (job.stoppedWith().isPresent() && !job.stoppedWith().get().drained()) {
            return Optional.of(job.stoppedWith().get().path());
        }
        return switch (job.job().continuation()) {
            case LATEST_CHECKPOINT, AS_IT_BEGAN -> Optional.empty();
            case NONE ->
                throw SluiceException.of(ErrorCode.JOB_ENDED, "Job '" + job.name() + "' cannot go on: " + why(job))
                        .at(name.position())
                        .hint(
                                job.job().state() == JobState.FINISHED
                                        ? "RESTART JOB .. FROM SAVEPOINT '..'; or run its INSERT again"
                                        : "RESTART JOB .. FROM SAVEPOINT '..'; '" + CheckpointingOptions.DIRECTORY.key()
                                                + "' and '" + CheckpointingOptions.RETENTION.key()
                                                + "' = 'RETAIN_ON_CANCELLATION' keep checkpoints beyond a job");
        };
    }

    private static String why(SessionJob job) {
        Optional<StopSavepoint> stop = job.stoppedWith();
        if (job.job().state() == JobState.FINISHED) {
            return stop.isPresent()
                    ? "it was drained: all its windows have fired"
                    : "it has finished and its output is complete";
        }
        return "it is " + job.job().state() + " and its checkpoints are not kept";
    }

    private SessionJob forSavepoint(OptionKey name) {
        running(name);
        return notQuery(name, "given a savepoint");
    }

    private SessionJob running(OptionKey name) {
        SessionJob job = jobs.find(name);
        if (job.hasEnded()) {
            throw SluiceException.of(
                            ErrorCode.JOB_ENDED,
                            "Job '" + job.name() + "' has ended already: it is "
                                    + job.job().state())
                    .at(name.position());
        }
        return job;
    }

    private SessionJob notQuery(OptionKey name, String what) {
        SessionJob job = jobs.find(name);
        if (job.isQuery()) {
            throw SluiceException.of(ErrorCode.INVALID_ARGUMENT, "A SELECT cannot be " + what)
                    .at(name.position())
                    .hint("INSERT INTO a table");
        }
        return job;
    }
}
