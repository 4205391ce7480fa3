package io.sluice.server.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** What a shell is to be warned of and has not asked for yet: the last of it, when that is very much. Thread-safe. */
final class Warnings {
    private static final int MOST_KEPT = 1_000;

    private final Queue<String> kept = new ArrayDeque<>();
    private long dropped;

    synchronized void add(String warning) {
        if (kept.size() == MOST_KEPT) {
            kept.remove();
            dropped++;
        }
        kept.add(warning);
    }

    synchronized List<String> take() {
        List<String> taken = new ArrayList<>(kept);
        if (dropped > 0) {
            taken.add(0, dropped + " earlier warnings are not shown");
        }
        kept.clear();
        dropped = 0;
        return taken;
    }
}
