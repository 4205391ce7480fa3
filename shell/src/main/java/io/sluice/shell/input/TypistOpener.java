package io.sluice.shell.input;

import io.sluice.shell.complete.Completion;
import java.util.Optional;

/** Sets up the prompt of a terminal. Only a session that someone types into calls it. */
public interface TypistOpener {
    /**
     * What a prompt needs.
     *
     * @param completion what could stand where the cursor is
     * @param historyFile where typed statements are kept; absent: in memory only
     * @param colours whether what is typed has colours
     * @param onInterrupt is told of Ctrl-C while a statement runs, on any thread
     */
    record Request(Completion completion, Optional<String> historyFile, boolean colours, Runnable onInterrupt) {}

    /** Absent when the terminal can do no more than show lines. */
    Optional<Typist> open(Request request);
}
