package io.sluice.executor.operator;

import io.sluice.executor.spill.MemoryBudget;
import io.sluice.executor.spill.OperatorMemory;
import io.sluice.executor.spill.SpillFile;
import io.sluice.executor.spill.SpillFolder;

/** What one join in one task may keep on the heap, and where it puts the rest. Used by one thread. */
final class JoinMemory implements AutoCloseable {
    private final MemoryBudget budget;
    private final MemoryBudget.Share share;
    private final SpillFolder folder;

    private JoinMemory(MemoryBudget budget, MemoryBudget.Share share, SpillFolder folder) {
        this.budget = budget;
        this.share = share;
        this.folder = folder;
    }

    /** For a join whose inputs end. */
    static JoinMemory bounded(OperatorMemory memory) {
        return new JoinMemory(memory.budget(), memory.budget().share(), new SpillFolder(memory));
    }

    /** For a join that must answer at once, and so never puts rows aside; what it keeps is counted as keyed state. */
    static JoinMemory unbounded() {
        return new JoinMemory(null, null, null);
    }

    boolean isBounded() {
        return share != null;
    }

    /** Says how many bytes the tables of the join take; false when it should put rows aside. */
    boolean holds(long tableBytes) {
        // Half as much again: an array that grows stands beside its copy, and so do rows that are sorted into parts.
        return share == null || share.holds(tableBytes + (tableBytes >> 1));
    }

    long budgetBytes() {
        return budget.bytes();
    }

    SpillFile newFile() {
        return folder.create();
    }

    /** Removes all files. */
    void removeFiles() {
        if (folder != null) {
            folder.close();
        }
    }

    @Override
    public void close() {
        if (share != null) {
            share.close();
        }
        removeFiles();
    }
}
