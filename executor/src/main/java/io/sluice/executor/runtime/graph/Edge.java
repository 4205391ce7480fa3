package io.sluice.executor.runtime.graph;

import io.sluice.core.plan.Distribution;
import io.sluice.core.type.RowType;
import java.util.Optional;

/**
 * The way of rows from one step to another. Steps are named by their number; {@code from} is always the smaller.
 *
 * @param late whether these are the rows that {@code from} refused as late
 * @param input which input of {@code to}
 * @param distribution how the plan shares rows out here; empty: it does not
 */
public record Edge(int from, boolean late, int to, int input, Optional<Distribution> distribution, RowType type) {}
