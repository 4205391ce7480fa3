package io.sluice.executor.runtime.mapping;

import java.util.List;

/**
 * One state that an operator of a plan keeps.
 *
 * @param operator the operator's name
 * @param operatorId its id, by which state is found again
 * @param state what is kept, such as {@code COUNT(*)}
 * @param stateId what tells it from other states of the operator
 * @param keys names of the columns by which it is kept; empty for state of a task
 * @param kept until when, in words
 */
public record StateItem(
        String operator, String operatorId, String state, String stateId, List<String> keys, String kept) {
    public StateItem {
        keys = List.copyOf(keys);
    }
}
