package io.sluice.shell;

/** How a run ended, for the shell that started it. An interrupted run ends with 130, which the JVM gives by itself. */
final class ExitCode {
    static final int DONE = 0;
    /** An SQL or job error. */
    static final int FAILED = 1;
    /** Wrong usage of the command line. */
    static final int USAGE = 2;

    /** Whoever read standard output wants no more: what a program gets that a broken pipe ends, 128 and SIGPIPE. */
    static final int READER_GONE = 141;

    private ExitCode() {}
}
