package io.sluice.executor.runtime.graph;

import java.util.List;

/**
 * Steps that run together in each of {@code parallelism} tasks.
 *
 * @param steps their numbers, inputs first
 */
public record Pipeline(int number, int parallelism, List<Integer> steps) {}
