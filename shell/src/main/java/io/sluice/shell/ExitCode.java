package io.sluice.shell;

/** How a run ended, for the shell that started it. An interrupted run ends with 130, which the JVM gives by itself. */
final class ExitCode {
    static final int DONE = 0;
    /** An SQL or job error. */
    static final int FAILED = 1;
    /** Wrong usage of the command line. */
    static final int USAGE = 2;

    private ExitCode() {}
}
