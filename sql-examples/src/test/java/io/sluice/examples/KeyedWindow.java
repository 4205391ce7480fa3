package io.sluice.examples;

import java.util.Comparator;

/** A window of one key, from {@code startMillis} to just before {@code endMillis}, in an order of its own. */
record KeyedWindow(long startMillis, long endMillis, String key) implements Comparable<KeyedWindow> {
    private static final Comparator<KeyedWindow> ORDER = Comparator.comparingLong(KeyedWindow::startMillis)
            .thenComparingLong(KeyedWindow::endMillis)
            .thenComparing(KeyedWindow::key);

    @Override
    public int compareTo(KeyedWindow other) {
        return ORDER.compare(this, other);
    }
}
