package io.sluice.executor.runtime.graph;

import io.sluice.core.plan.OperatorId;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.PlanRoot;
import io.sluice.core.plan.ScanNode;
import io.sluice.core.plan.UnionNode;
import io.sluice.core.plan.ValuesNode;
import java.util.Optional;

/** What a task does at one place of the plan. */
public sealed interface Step {
    /** The name of its state; empty for a step that keeps none. */
    Optional<OperatorId> id();

    /** For people. */
    String name();

    /** Under which it is counted: the name of its state, or one made up from its number. */
    default String account(int number) {
        return id().map(OperatorId::id).orElse(name() + "#" + number);
    }

    /** Number of inputs. */
    int inputs();

    /** Reads a table. */
    record Scan(ScanNode node) implements Step {
        @Override
        public Optional<OperatorId> id() {
            return Optional.of(node.id());
        }

        @Override
        public String name() {
            return node.id().name();
        }

        @Override
        public int inputs() {
            return 0;
        }
    }

    /** Reads constants. */
    record Constants(ValuesNode node) implements Step {
        @Override
        public Optional<OperatorId> id() {
            return Optional.of(node.id());
        }

        @Override
        public String name() {
            return node.id().name();
        }

        @Override
        public int inputs() {
            return 0;
        }
    }

    /** Puts inputs together. */
    record Union(UnionNode node) implements Step {
        @Override
        public Optional<OperatorId> id() {
            return Optional.empty();
        }

        @Override
        public String name() {
            return "union";
        }

        @Override
        public int inputs() {
            return node.inputs().size();
        }
    }

    /**
     * Runs an operator.
     *
     * @param id empty for a stateless one
     * @param eventTime whether it fires on watermarks
     */
    record Operate(PlanNode node, Optional<OperatorId> id, String name, boolean eventTime) implements Step {
        @Override
        public int inputs() {
            return node.inputs().size();
        }
    }

    /** Where rows leave the plan: a root of it. */
    sealed interface Leave extends Step {
        PlanRoot root();

        @Override
        default Optional<OperatorId> id() {
            return Optional.of(root().id());
        }

        @Override
        default String name() {
            return root().id().name();
        }

        @Override
        default int inputs() {
            return 1;
        }
    }

    /** Writes a table. */
    record Write(PlanRoot.TableSink root) implements Leave {}

    /** Keeps the rows of a materialized view. */
    record Keep(PlanRoot.View root) implements Leave {}

    /** Gives rows to whoever started the job. */
    record Deliver(PlanRoot.Result root) implements Leave {}
}
