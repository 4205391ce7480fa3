package io.sluice.executor.plan;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.PlanRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads one plan. A node may only name nodes before it, so there are no circles and no depth. */
final class DocumentReader {
    private DocumentReader() {}

    static PhysicalPlan read(JsonValue document) {
        int version = document.member(PlanDocument.VERSION).integer();
        if (version != PhysicalPlan.CURRENT_VERSION) {
            throw SluiceException.of(
                            ErrorCode.STATE_INCOMPATIBLE,
                            "the plan document has form " + version + ", this release reads form "
                                    + PhysicalPlan.CURRENT_VERSION)
                    .hint("run the release that wrote it");
        }
        document.checkMembers(Set.of(PlanDocument.VERSION, PlanDocument.SQL, PlanDocument.NODES, PlanDocument.ROOTS));
        NodeTable table = new NodeTable();
        Forms forms = new Forms(table);
        for (JsonValue json : document.member(PlanDocument.NODES).elements()) {
            JsonValue number = json.member(PlanDocument.NODE);
            if (number.integer() != table.size()) {
                throw number.damaged("nodes must be numbered from 0, one by one");
            }
            table.add((PlanNode) forms.node().read(json.without(PlanDocument.NODE)));
        }
        List<PlanRoot> roots = new ArrayList<>();
        for (JsonValue json : document.member(PlanDocument.ROOTS).elements()) {
            roots.add((PlanRoot) forms.of(PlanRoot.class).read(json));
        }
        return new PhysicalPlan(version, document.member(PlanDocument.SQL).text(), roots);
    }
}
