package io.sluice.shell.input;

import io.sluice.shell.live.Screen;
import java.util.Optional;

/** The person at the prompt. Used by one thread but for {@link #notice}. */
public interface Typist extends AutoCloseable {
    /**
     * Asks until a text is complete.
     *
     * @param begun what stands in the input line already
     * @return empty at the end of the input
     */
    Optional<String> read(String begun);

    /** Shows lines that come at any time, without disturbing what is being typed. For any thread. */
    void notice(String lines);

    /** The screen in front of the person; absent where only lines can be written. */
    Optional<Screen> screen();

    @Override
    void close();
}
