package io.sluice.executor.spill;

import io.sluice.core.batch.Batch;
import io.sluice.core.plan.SortKey;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sorted runs of one sort on disk. Runs are merged by {@value #MOST_RUNS} into one of the next level, so that few are
 * open at once however many there are, and each row is written once per level. Used by one thread.
 */
public final class SortedRuns implements AutoCloseable {
    private static final int MOST_RUNS = 32;
    private static final long BLOCK_BYTES = 1 << 17;

    private final SpillFolder folder;
    private final RowType type;
    private final List<PhysicalType> types;
    private final List<SortKey> keys;
    private final boolean folds;

    /** Level by level, in the order of age within each; all of a level are older than all of the one below. */
    private final List<List<SpillFile>> levels = new ArrayList<>();

    private RunMerge merge;

    /** @param folds whether rows can be taken back; then ties of a run are ordered by all columns */
    public SortedRuns(OperatorMemory memory, RowType type, List<SortKey> keys, boolean folds) {
        this.folder = new SpillFolder(memory);
        this.type = type;
        this.types = type.types().stream().map(t -> t.physical()).toList();
        this.keys = keys;
        this.folds = folds;
    }

    public boolean isEmpty() {
        return levels.isEmpty();
    }

    /** Bytes on disk. */
    public long bytes() {
        return all().stream().mapToLong(SpillFile::bytes).sum();
    }

    /** Rows that are to follow each other in one block, when a row has {@code rowBytes} of them. */
    public static int blockRows(long rowBytes) {
        return (int) Math.max(1, Math.min(Batch.MAX_ROWS, BLOCK_BYTES / Math.max(1, rowBytes)));
    }

    /** A new run, to be filled in order and then {@link #add}ed. */
    public SpillFile newRun() {
        return folder.create();
    }

    /** Takes a run that is younger than all before it. */
    public void add(SpillFile run) {
        add(0, run);
    }

    private void add(int level, SpillFile run) {
        run.finish();
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        List<SpillFile> runs = levels.get(level);
        runs.add(run);
        if (runs.size() == MOST_RUNS) {
            SpillFile merged = merged(runs);
            runs.forEach(SpillFile::close);
            runs.clear();
            add(level + 1, merged);
        }
    }

    private SpillFile merged(List<SpillFile> runs) {
        SpillFile out = newRun();
        RowCollector rows = new RowCollector(type, BLOCK_BYTES);
        try (RunMerge pass = new RunMerge(runs, types, keys, folds)) {
            while (pass.next()) {
                rows.add(pass.batch(), pass.row(), pass.weight());
                if (rows.isFull()) {
                    out.append(rows.build());
                }
            }
        }
        out.append(rows.build());
        return out;
    }

    private List<SpillFile> all() {
        List<SpillFile> all = new ArrayList<>();
        for (int level = levels.size() - 1; level >= 0; level--) {
            all.addAll(levels.get(level));
        }
        return all;
    }

    /** All rows, run by run; rows that are equal in the order come in that of their arrival. */
    public void forEach(Consumer<Batch> to) {
        for (SpillFile run : all()) {
            try (SpillFile.Reader reader = run.read(types)) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    to.accept(batch);
                }
            }
        }
    }

    /** Begins the last pass over all runs. */
    public SortedRows sorted() {
        merge = new RunMerge(all(), types, keys, folds);
        return new MergedRows(merge, new RowCollector(type, BLOCK_BYTES * 8));
    }

    /** Removes all files. */
    @Override
    public void close() {
        levels.clear();
        try {
            if (merge != null) {
                merge.close();
                merge = null;
            }
        } finally {
            folder.close();
        }
    }

    private record MergedRows(RunMerge merge, RowCollector picked) implements SortedRows {
        @Override
        public boolean next() {
            return merge.next();
        }

        @Override
        public long weight() {
            return merge.weight();
        }

        @Override
        public void pick() {
            picked.add(merge.batch(), merge.row(), 1);
        }

        @Override
        public boolean isFull() {
            return picked.isFull();
        }

        @Override
        public Batch take() {
            return picked.build();
        }
    }
}
