package io.sluice.executor.operator.window;

/**
 * A window, or a slice of windows, in window time: microseconds of the time attribute, or of the local time of the
 * window's zone. Bounds outside of the range of long are held at its ends. Ordered by end, then start.
 *
 * @param end exclusive
 */
public record Window(long start, long end) implements Comparable<Window> {
    @Override
    public int compareTo(Window other) {
        int byEnd = Long.compare(end, other.end);
        return byEnd != 0 ? byEnd : Long.compare(start, other.start);
    }
}
