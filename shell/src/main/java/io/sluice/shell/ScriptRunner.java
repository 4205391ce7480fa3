package io.sluice.shell;

import io.sluice.core.error.ErrorReport;
import io.sluice.engine.CrashReport;
import io.sluice.engine.LateRows;
import io.sluice.engine.ResultHandler;
import io.sluice.engine.Script;
import io.sluice.engine.StatementResult;
import java.io.PrintStream;
import java.util.List;

/**
 * Runs scripts one after the other in one session. Standard output gets rows only; what the user should know goes to
 * standard error. Ends at the first error, and otherwise when every job that was started has ended.
 */
final class ScriptRunner implements ResultHandler {
    private final ShellSession session;
    private final PrintStream err;
    private final ResultPrinter printer;
    private final Surroundings surroundings;
    private final StopOnInterrupt stop;
    private boolean quit;
    private long startNanos;

    ScriptRunner(ShellSession session, Surroundings surroundings, StopOnInterrupt stop) {
        this.stop = stop;
        this.session = session;
        this.surroundings = surroundings;
        this.err = surroundings.streams().err();
        this.printer = new ResultPrinter(
                surroundings.streams().out(), surroundings.streams().outIsTerminal(), surroundings.clock());
    }

    int run(List<SourceText> sources, List<Script> scripts) {
        int exitCode = runAll(sources, scripts);
        if (surroundings.streams().out().failure().isPresent()) {
            return exitCode; // the run tells it
        }
        // Also of a script that failed: what came before its error has lost rows, or has not.
        LateRows.report(session.lateRows()).forEach(err::println);
        return exitCode;
    }

    private int runAll(List<SourceText> sources, List<Script> scripts) {
        for (int i = 0; i < scripts.size() && !quit; i++) {
            if (!run(sources.get(i), scripts.get(i))) {
                return ExitCode.FAILED;
            }
        }
        try {
            session.awaitJobs();
        } catch (RuntimeException | Error e) {
            if (sources.size() == 1) {
                report(e, sources.get(0));
            } else {
                // Which script started the job is not known, so a position would mean nothing; the job is named.
                report(CrashReport.describe(e).at(null), new SourceText(null, null));
            }
            return ExitCode.FAILED;
        }
        return ExitCode.DONE;
    }

    private boolean run(SourceText source, Script script) {
        startNanos = surroundings.clock().nanos();
        try {
            session.execute(script, this);
            return true;
        } catch (RuntimeException | Error e) {
            report(e, source);
            return false;
        }
    }

    private void report(Throwable failure, SourceText source) {
        boolean outputFailed = surroundings.streams().out().failure().isPresent();
        if (!stop.interrupted() && !outputFailed) {
            err.println(ErrorReport.render(CrashReport.describe(failure), source.name(), source.text()));
        }
    }

    @Override
    public void onRows(StatementResult.Rows result) {
        printer.print(result, session.settings(), session.valueText(), startNanos);
        startNanos = surroundings.clock().nanos();
    }

    @Override
    public void onDone(StatementResult.Done result) {
        if (!result.note().isEmpty()) {
            err.println("NOTE: " + result.note());
        }
        startNanos = surroundings.clock().nanos();
    }

    @Override
    public void onJob(StatementResult.JobResult result) {
        if (!result.finished()) {
            err.println("Job '" + result.name() + "' (" + result.id() + ") is running.");
        }
        startNanos = surroundings.clock().nanos();
    }

    @Override
    public void onCommand(StatementResult.Command result) {
        quit |= result.name() == StatementResult.Command.Name.QUIT;
    }
}
