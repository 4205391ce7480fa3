package io.sluice.planner.physical;

import io.sluice.core.plan.OperatorId;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.type.RowType;
import java.util.List;
import java.util.Set;

/**
 * An operator over a window that can refuse rows.
 *
 * @param inputNames by which LATE ROWS OF can mean it
 * @param id of the node
 * @param inputColumns positions in the node's input of the columns of the table it reads; empty when they were pruned
 *     or the rows cannot be given back
 * @param inputType names and types of those columns
 */
record WindowSite(Set<String> inputNames, PlanNode node, OperatorId id, List<Integer> inputColumns, RowType inputType) {
    WindowSite {
        inputNames = Set.copyOf(inputNames);
        inputColumns = List.copyOf(inputColumns);
    }

    /** How messages call it. */
    String label() {
        return inputNames.isEmpty()
                ? id.name()
                : inputNames.stream().sorted().reduce((a, b) -> a + " or " + b).orElseThrow();
    }
}
