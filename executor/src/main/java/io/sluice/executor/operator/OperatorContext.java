package io.sluice.executor.operator;

import io.sluice.core.time.Clock;
import io.sluice.executor.spill.OperatorMemory;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.keyed.KeyedState;

/**
 * What a task gives its operators.
 *
 * @param name for errors and metrics
 * @param task index of this task in its pipeline
 * @param keyGroups the key groups whose rows come to this task
 * @param maxParallelism number of key groups in all
 * @param state the tables of the operator that hold entries by key
 * @param memory what it may keep on the heap, and where it puts aside what is more
 * @param metrics counters of this operator in this task
 */
public record OperatorContext(
        String name,
        int task,
        int parallelism,
        KeyGroupRange keyGroups,
        int maxParallelism,
        Clock clock,
        KeyedState state,
        OperatorMemory memory,
        OperatorMetrics metrics) {}
