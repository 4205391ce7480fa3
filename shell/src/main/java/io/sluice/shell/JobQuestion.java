package io.sluice.shell;

import io.sluice.engine.StatementResult.JobResult;
import io.sluice.shell.live.Screen;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is to become of jobs, when Ctrl-C is pressed while one is waited for, and when the shell is left. */
final class JobQuestion {
    private static final String ABOUT_JOB =
            "Job '%s' is running. [s]top it, stop it with a save[p]oint, [d]etach: it goes on, [c]ontinue waiting: ";
    private static final String ABOUT_LEAVING =
            "%s running and will end with the shell. [s]top, stop with a save[p]oint, [c]ancel leaving: ";
    private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "CANCELED");
    private static final int ID = 0;
    private static final int NAME = 1;
    private static final int STATUS = 2;

    private final ShellSession session;
    private final Console console;
    private final Optional<Screen> screen;

    JobQuestion(ShellSession session, Console console, Optional<Screen> screen) {
        this.session = session;
        this.console = console;
        this.screen = screen;
    }

    /** @return false when the job is to go on in the background */
    boolean ask(JobResult job) {
        while (screen.isPresent()) {
            switch (screen.get().ask(String.format(ABOUT_JOB, job.name()), "spdc")) {
                case 's' -> {
                    return console.run("STOP JOB '" + job.id() + "'");
                }
                case 'p' -> {
                    return console.run("STOP JOB '" + job.id() + "' WITH SAVEPOINT");
                }
                case 'c' -> {
                    if (session.awaitJob(job.id())) {
                        console.out().println("[INFO] Execute statement succeeded.");
                        return true;
                    }
                    console.interruption().take();
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    /** Whether the shell may be left. */
    boolean mayLeave() {
        List<List<String>> running =
                session.server().isPresent() || session.progress().isEmpty()
                        ? List.of()
                        : session.execute("SHOW JOBS").get(0).rows().stream()
                                .filter(job -> !ENDED.contains(job.get(STATUS)))
                                .toList();
        if (running.isEmpty() || screen.isEmpty()) {
            return true;
        }
        String which = running.size() == 1 ? "Job '" + running.get(0).get(NAME) + "' is" : running.size() + " jobs are";
        return switch (screen.get().ask(String.format(ABOUT_LEAVING, which), "cps")) {
            case 's' -> true;
            case 'p' -> running.stream().allMatch(job -> console.run("STOP JOB '" + job.get(ID) + "' WITH SAVEPOINT"));
            default -> false;
        };
    }
}
