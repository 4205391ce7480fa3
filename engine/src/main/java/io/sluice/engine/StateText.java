package io.sluice.engine;

import io.sluice.core.fs.FileSystem;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.executor.runtime.StateChecks;
import io.sluice.executor.runtime.mapping.StateItem;
import io.sluice.executor.runtime.mapping.StateItems;
import io.sluice.executor.runtime.mapping.StateOutcome;

/** What EXPLAIN STATE and EXPLAIN RESTORE list. */
final class StateText {
    private StateText() {}

    static Rows of(PhysicalPlan plan) {
        TextRows rows = TextRows.of("operator", "operator id", "state", "keys", "kept");
        for (StateItem item : StateItems.of(plan)) {
            rows.add(
                    item.operator(),
                    item.operatorId(),
                    item.state(),
                    item.keys().isEmpty() ? null : String.join(", ", item.keys()),
                    item.kept());
        }
        return rows.rows();
    }

    static Rows restore(PhysicalPlan plan, FileSystem files, String path) {
        TextRows rows = TextRows.of("operator", "state", "outcome", "reason");
        for (StateOutcome outcome : StateChecks.outcomes(plan, files, path)) {
            rows.add(
                    outcome.operator(),
                    outcome.state(),
                    outcome.outcome().words(),
                    outcome.reason().isEmpty() ? null : outcome.reason());
        }
        return rows.rows();
    }
}
