package io.sluice.engine;

import io.sluice.core.plan.GroupAggregateNode;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.PlanRoot;
import io.sluice.executor.plan.PlanDocument;
import io.sluice.parser.ExplainDetail;
import io.sluice.planner.PlanText;
import io.sluice.planner.physical.Boundedness;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What EXPLAIN prints: the plan with its changelog modes, then a section for each further detail asked for. */
final class ExplainText {
    private ExplainText() {}

    static String print(PhysicalPlan plan, List<ExplainDetail> details) {
        StringBuilder out = new StringBuilder(PlanText.print(plan));
        Set<ExplainDetail> wanted = EnumSet.noneOf(ExplainDetail.class);
        wanted.addAll(details);
        for (ExplainDetail detail : wanted) {
            switch (detail) {
                // The plan shows the changelog modes in any case.
                case CHANGELOG_MODE -> {}
                case ESTIMATED_COST ->
                    section(out, "Estimated Cost", "none: plans are made by rules, which look at no estimates");
                case PLAN_ADVICE -> section(out, "Advice", advice(plan));
                case JSON_EXECUTION_PLAN -> section(out, "Physical Execution Plan", PlanDocument.toJson(plan));
            }
        }
        return out.toString();
    }

    private static void section(StringBuilder out, String title, String text) {
        out.append("\n== ").append(title).append(" ==\n").append(text).append('\n');
    }

    private static String advice(PhysicalPlan plan) {
        Set<String> advice = new LinkedHashSet<>();
        for (PlanRoot root : plan.roots()) {
            collect(root.input(), advice);
        }
        return advice.isEmpty() ? "No available advice." : String.join("\n", advice);
    }

    private static void collect(PlanNode node, Set<String> advice) {
        String name = node instanceof JoinNode join
                ? join.id().name()
                : node instanceof GroupAggregateNode group ? group.id().name() : null;
        if (name != null && !Boundedness.of(node)) {
            advice.add(name + " keeps what it has seen for ever, because its input has no end:"
                    + " group or join by a window of time, or leave old rows out");
        }
        node.inputs().forEach(input -> collect(input, advice));
    }
}
