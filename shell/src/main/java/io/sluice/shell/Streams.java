package io.sluice.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Where a run reads and writes. Results go to {@code out}; errors, notes and progress to {@code err}.
 *
 * @param inIsTerminal a person types
 * @param outIsTerminal a person reads
 * @param progress where progress is shown; absent unless standard error is a terminal
 */
public record Streams(
        InputStream in,
        StandardOutput out,
        PrintStream err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        Optional<StatusLine> progress) {}
