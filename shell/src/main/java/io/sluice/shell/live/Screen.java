package io.sluice.shell.live;

import java.util.List;

/** A terminal whose whole area can be drawn and whose keys can be read. Used by one thread. */
public interface Screen {
    /** Lines of the terminal as it is now. */
    int height();

    /** Cells of a line as it is now. */
    int width();

    /** Takes the whole screen; what was on it comes back with {@link #leave}. */
    void enter();

    void leave();

    /** Draws the whole screen. */
    void draw(List<Line> lines);

    /** Waits for a key, for so long at most. */
    Key key(long timeoutMillis);

    /**
     * Asks for one of some letters, on a line of its own.
     *
     * @param answers the letters; the first also stands for Ctrl-C and the end of the input
     */
    char ask(String question, String answers);

    /** Gives the terminal to another program while {@code program} runs. */
    void lend(Runnable program);

    /** One line of a screen, not wider than it. */
    record Line(String text, Style style) {
        /** How a line looks. */
        public enum Style {
            PLAIN,
            HEADING,
            FOOTER
        }
    }
}
