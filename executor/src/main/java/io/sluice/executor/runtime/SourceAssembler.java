package io.sluice.executor.runtime;

import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.plan.ScanNode;
import io.sluice.core.plan.WatermarkSpec;
import io.sluice.core.type.RowType;
import io.sluice.executor.kernel.Kernel;
import io.sluice.executor.runtime.ExecutionBuilder.OpenedSource;
import io.sluice.executor.runtime.checkpoint.OperatorState;
import io.sluice.executor.runtime.checkpoint.RestoredJob;
import io.sluice.executor.runtime.graph.JobGraph;
import io.sluice.executor.runtime.graph.Step;
import io.sluice.executor.runtime.source.ScanColumns;
import io.sluice.executor.runtime.source.SourceInlet;
import io.sluice.executor.runtime.source.SplitAssignment;
import io.sluice.executor.runtime.source.ValuesSource;
import io.sluice.executor.runtime.task.Account;
import io.sluice.executor.runtime.task.FanOut;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the source ends of tasks: shares splits out and compiles what a scan computes. */
final class SourceAssembler {
    private final JobSpec spec;
    private final JobEnvironment environment;
    private final JobGraph graph;
    private final Optional<RestoredJob> restored;
    private final Function<ScanNode, OpenedSource> opened;
    private final Map<Integer, OpenedSource> sources = new HashMap<>();
    private final Map<Integer, SplitAssignment> assignments = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();

    SourceAssembler(
            JobSpec spec,
            JobEnvironment environment,
            JobGraph graph,
            Optional<RestoredJob> restored,
            Function<ScanNode, OpenedSource> opened) {
        this.spec = spec;
        this.environment = environment;
        this.graph = graph;
        this.restored = restored;
        this.opened = opened;
    }

    List<String> warnings() {
        return warnings;
    }

    SourceInlet inlet(int number, int task, Account account, FanOut out) {
        OpenedSource source = sources.computeIfAbsent(number, this::open);
        Optional<OperatorState> earlier = restored.flatMap(r -> r.state(account.id()));
        SplitAssignment splits = assignments.computeIfAbsent(number, n -> assign(n, source, earlier));
        SourceInlet.Setting setting = new SourceInlet.Setting(
                task,
                spec.settings().batchRows(),
                graph.feedsEventTime(number),
                environment.scheduler().clock(),
                earlier);
        return new SourceInlet(account, columns(number, source), splits.byTask().get(task), setting, out);
    }

    private OpenedSource open(int number) {
        if (graph.steps().get(number) instanceof Step.Scan scan) {
            return opened.apply(scan.node());
        }
        ValuesSource values = new ValuesSource(((Step.Constants) graph.steps().get(number)).node());
        return new OpenedSource(values, values.splits());
    }

    private SplitAssignment assign(int number, OpenedSource source, Optional<OperatorState> earlier) {
        int readers = graph.pipeline(number).parallelism();
        if (graph.steps().get(number) instanceof Step.Scan scan && scan.node().parallelism() > 0) {
            readers = Math.min(readers, scan.node().parallelism());
        }
        SplitAssignment splits = SplitAssignment.of(
                source.splits(), earlier, graph.pipeline(number).parallelism(), readers);
        if (!splits.ignored().isEmpty()) {
            warnings.add(graph.steps().get(number).name()
                    + " had come to its end in the restored checkpoint; what is new there is not read: "
                    + String.join(", ", splits.ignored()));
        }
        return splits;
    }

    private ScanColumns columns(int number, OpenedSource source) {
        if (graph.steps().get(number) instanceof Step.Scan scan) {
            ScanNode node = scan.node();
            RowType read = node.table().readable().project(node.columns());
            Optional<Kernel> outputs = isIdentity(node.outputs(), read.size())
                    ? Optional.empty()
                    : Optional.of(environment.operators().kernel(read, Optional.empty(), node.outputs()));
            return new ScanColumns(
                    source.source(), node.columns(), outputs, node.watermark().map(w -> rowTime(node, w)));
        }
        return new ScanColumns(source.source(), List.of(), Optional.empty(), Optional.empty());
    }

    private ScanColumns.RowTimeColumns rowTime(ScanNode node, WatermarkSpec watermark) {
        String format = node.table().options().get("format");
        boolean skip = "true".equalsIgnoreCase(node.table().options().get(format + ".ignore-parse-errors"));
        Kernel expression =
                environment.operators().kernel(node.rowType(), Optional.empty(), List.of(watermark.expression()));
        return new ScanColumns.RowTimeColumns(watermark.timeColumn(), expression, watermark.idleTimeoutMillis(), skip);
    }

    private static boolean isIdentity(List<Expr> outputs, int columns) {
        for (int i = 0; i < outputs.size(); i++) {
            if (!(outputs.get(i) instanceof InputRef ref) || ref.index() != i) {
                return false;
            }
        }
        return outputs.size() == columns;
    }
}
