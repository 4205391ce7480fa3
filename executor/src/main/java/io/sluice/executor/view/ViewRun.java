package io.sluice.executor.view;

import io.sluice.core.batch.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * One attempt at filling a view: puts together what its parts show of one epoch. An epoch is shown when all parts have
 * given theirs, so a reader never sees one half of a change. Safe for several threads.
 */
public final class ViewRun {
    private static final long END = Long.MAX_VALUE;

    private final ViewContents contents;
    private final int parts;
    private final NavigableMap<Long, Map<Integer, List<Batch>>> given = new TreeMap<>();
    private final NavigableMap<Long, CompletableFuture<Void>> waiting = new TreeMap<>();
    private long shown = Long.MIN_VALUE;
    private boolean over;

    ViewRun(ViewContents contents, int parts) {
        this.contents = contents;
        this.parts = parts;
    }

    /** A part of the view as of an epoch; each part gives its epochs in their order. */
    public synchronized void show(int part, long epoch, List<Batch> rows) {
        if (shown == END) {
            return; // nothing has changed since
        }
        Map<Integer, List<Batch>> byPart = given.computeIfAbsent(epoch, e -> new TreeMap<>());
        byPart.put(part, rows);
        if (byPart.size() < parts) {
            return;
        }
        given.headMap(epoch, true).clear();
        List<Batch> all = new ArrayList<>();
        byPart.values().forEach(all::addAll);
        contents.show(this, List.copyOf(all), epoch == END);
        shown = epoch;
        answer(waiting.headMap(epoch, true));
    }

    /** A part as it is when all its input has ended. */
    public void end(int part, List<Batch> rows) {
        show(part, END, rows);
    }

    /** Done when an epoch is shown, or when the attempt is over. */
    public synchronized CompletableFuture<Void> shows(long epoch) {
        return over || shown >= epoch
                ? CompletableFuture.completedFuture(null)
                : waiting.computeIfAbsent(epoch, e -> new CompletableFuture<>());
    }

    /** Nothing more comes from this attempt. */
    public synchronized void over() {
        over = true;
        given.clear();
        answer(waiting);
    }

    private static void answer(Map<Long, CompletableFuture<Void>> answered) {
        List<CompletableFuture<Void>> futures = List.copyOf(answered.values());
        answered.clear();
        futures.forEach(future -> future.complete(null));
    }
}
