package io.sluice.server.shell;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.time.Clock;
import io.sluice.engine.JobProgress;
import io.sluice.engine.LateRows;
import io.sluice.engine.Script;
import io.sluice.engine.Session;
import io.sluice.engine.StatementResult;
import io.sluice.engine.StatementResult.JobResult;
import io.sluice.engine.remote.ResultPage;
import io.sluice.engine.remote.SessionFacts;
import io.sluice.engine.remote.ShellRequest;
import io.sluice.server.session.SessionLimits;
import io.sluice.server.session.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The session of one shell. Statements are carried out one after the other; results are read, and jobs waited for, beside
 * them. No call waits longer than it is told to, but for statements that wait by their meaning. Safe for several threads.
 */
final class HostedShell implements AutoCloseable {
    /** How long the first answer about a result waits for its rows: two answers for the price of one. */
    private static final long FIRST_PAGE_MILLIS = 20;

    private final Session session;
    private final boolean script;
    private final SessionLimits limits;
    private final Warnings warnings;
    private final Usage usage;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, HostedResult> results = new ConcurrentHashMap<>();
    private final Map<String, JobResult> awaited = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** A statement's result. @param number of its rows, @param first page of them; without meaning where it has none */
    record Started(StatementResult result, int number, ResultPage first) {}

    /** @param script whether the INSERTs that it waits for end with it */
    HostedShell(Session session, boolean script, Warnings warnings, SessionLimits limits, Clock clock) {
        this.session = session;
        this.script = script;
        this.warnings = warnings;
        this.limits = limits;
        this.usage = new Usage(clock);
    }

    Usage usage() {
        return usage;
    }

    /** What the shell has not been told yet. */
    List<String> takeWarnings() {
        return warnings.take();
    }

    SessionFacts facts() {
        return new SessionFacts(session.settings(), session.zone());
    }

    /** @param text one statement */
    Started start(String text) {
        Script parsed = Script.parse(text);
        parsed.errors().stream().findFirst().ifPresent(error -> {
            throw error;
        });
        if (parsed.statements().size() != 1) {
            throw ShellRequest.unreadable();
        }
        limits.takeStatement();
        StatementResult result;
        try {
            result = run(parsed);
        } catch (RuntimeException | Error e) {
            limits.giveStatementBack();
            limits.statementFailed();
            throw e;
        }
        return opened(result);
    }

    private StatementResult run(Script parsed) {
        lock.lock();
        try {
            return session.start(parsed.statements().get(0), List.of());
        } finally {
            lock.unlock();
        }
    }

    private Started opened(StatementResult result) {
        int number = numbers.incrementAndGet();
        ResultPage first = new ResultPage(List.of(), true, Optional.empty());
        if (result instanceof StatementResult.Rows rows) {
            HostedResult hosted = new HostedResult(rows.rows(), limits);
            results.put(number, hosted);
            first = closed.get() ? first : page(number, hosted, FIRST_PAGE_MILLIS);
        } else {
            limits.giveStatementBack();
            if (result instanceof JobResult job) {
                job.toAwait().ifPresent(waitedFor -> awaited.put(job.id(), job));
            }
        }
        if (closed.get()) {
            endWhatRuns();
        }
        return new Started(result, number, first);
    }

    /** @throws SluiceException {@link ErrorCode#JOB_CANCELLED} for a result that is no longer there */
    ResultPage rows(int number, long waitMillis) {
        HostedResult result = results.get(number);
        if (result == null) {
            throw SluiceException.of(ErrorCode.JOB_CANCELLED, "The statement was cancelled");
        }
        return page(number, result, waitMillis);
    }

    private ResultPage page(int number, HostedResult result, long waitMillis) {
        ResultPage page = result.page(waitMillis);
        if (!page.hasMore()) {
            results.remove(number);
        }
        return page;
    }

    void closeRows(int number) {
        HostedResult result = results.remove(number);
        if (result != null) {
            result.close();
        }
    }

    /** Whether a job that a result said is to be waited for has ended within the time. Throws why it failed. */
    boolean await(String id, long waitMillis) {
        JobResult job = awaited.get(id);
        if (job == null) {
            throw SluiceException.of(ErrorCode.JOB_NOT_FOUND, "The shell waits for no job '" + id + "'");
        }
        boolean ended = true;
        try {
            ended = job.await(waitMillis);
            return ended;
        } finally {
            if (ended) {
                awaited.remove(id);
            }
        }
    }

    List<JobProgress> progress() {
        return session.progress();
    }

    List<LateRows> lateRows() {
        return session.lateRows();
    }

    /** Ends what it reads, and what a script waits for; jobs in the background are the server's. Idempotent. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                endWhatRuns();
                session.close();
            } finally {
                limits.giveSessionBack();
            }
        }
    }

    private void endWhatRuns() {
        results.keySet().forEach(this::closeRows);
        if (script) {
            awaited.values().forEach(JobResult::end);
        }
    }
}
