package io.sluice.shell;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a run reads and writes. Results go to {@code out}; errors, notes and progress to {@code err}.
 *
 * @param inIsTerminal a person types
 * @param outIsTerminal a person reads
 */
public record Streams(InputStream in, PrintStream out, PrintStream err, boolean inIsTerminal, boolean outIsTerminal) {}
