package io.sluice.executor.view;

import io.sluice.core.batch.Batch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The rows of a materialized view as of its last epoch, for as many readers as there are; they outlive the attempts of its
 * job. Batches never change, so a reader goes on with what it has while newer ones take their place. Safe for several
 * threads.
 */
public final class ViewContents {
    private final CompletableFuture<Void> complete = new CompletableFuture<>();
    private volatile Optional<List<Batch>> current = Optional.empty();
    private ViewRun run;

    /** An attempt of the job begins, whose parts will give the rows. */
    public synchronized ViewRun begin(int parts) {
        if (run != null) {
            run.over();
        }
        run = new ViewRun(this, parts);
        return run;
    }

    /** The rows with their weights, all positive; empty before the first epoch is complete. */
    public Optional<List<Batch>> current() {
        return current;
    }

    /** Done when all input of the view has ended and is in it. */
    public CompletableFuture<Void> complete() {
        return complete.copy();
    }

    synchronized void show(ViewRun from, List<Batch> rows, boolean last) {
        if (from == run) {
            current = Optional.of(rows);
            if (last) {
                complete.complete(null);
            }
        }
    }
}
