package io.sluice.core.plan;

import java.util.List;

/**
 * A whole job: one or more roots over shared nodes. The document that savepoints hold and other backends run.
 *
 * @param version of the document's form; see {@link #CURRENT_VERSION}
 * @param sql the canonical text it was planned from, for people
 */
public record PhysicalPlan(int version, String sql, List<PlanRoot> roots) {
    public static final int CURRENT_VERSION = 1;

    public PhysicalPlan {
        roots = List.copyOf(roots);
    }
}
