package io.sluice.executor.spill;

import io.sluice.core.fs.FileSystem;

/**
 * Where the operators of one attempt at a job keep rows.
 *
 * @param budget shared by all of them
 * @param directory for temporary files
 * @param checkpointed whether checkpoints are taken by themselves
 */
public record OperatorMemory(MemoryBudget budget, FileSystem files, String directory, boolean checkpointed) {}
