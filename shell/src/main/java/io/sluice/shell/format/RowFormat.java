package io.sluice.shell.format;

import java.io.IOException;
import java.util.List;

/** Writes the rows of one result as text. Used once, by one thread. NULL is a null cell. */
public interface RowFormat {
    void begin() throws IOException;

    void row(List<String> cells) throws IOException;

    /** After the last row. */
    void end(Summary summary) throws IOException;

    /**
     * What is said below a result.
     *
     * @param time the time it took, ready to be appended, such as {@code  (0.42 seconds)}; empty when not wanted
     * @param terminated the result was given up before its end
     */
    record Summary(long rows, String time, boolean terminated) {}
}
