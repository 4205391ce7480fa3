package io.sluice.executor.runtime;

import io.sluice.core.batch.Watermark;
import io.sluice.executor.runtime.OperatorReport.InputReport;
import io.sluice.executor.runtime.graph.Edge;
import io.sluice.executor.runtime.graph.JobGraph;
import io.sluice.executor.runtime.graph.Step;
import io.sluice.executor.runtime.task.Account;
import io.sluice.executor.runtime.task.Gauges.InputMark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far the inputs of the operators of a job have come, and which split holds each of them back. */
final class InputReports {
    private final JobGraph graph;
    private final Map<String, List<Account>> accounts;
    private final Map<String, Integer> steps = new HashMap<>();

    /** @param accounts of all tasks, by operator */
    InputReports(JobGraph graph, Map<String, List<Account>> accounts) {
        this.graph = graph;
        this.accounts = accounts;
        for (int i = 0; i < graph.steps().size(); i++) {
            steps.put(graph.steps().get(i).account(i), i);
        }
    }

    /** One for each input of an operator, or for each split of a source. */
    List<InputReport> of(String operator) {
        int step = steps.get(operator);
        return isSource(step) ? splits(step) : inputs(step);
    }

    private boolean isSource(int step) {
        return graph.steps().get(step).inputs() == 0;
    }

    private List<InputReport> splits(int step) {
        return marks(step).stream()
                .map(mark -> new InputReport(
                        "split " + mark.split(), mark.watermark(), holder(step, mark), mark.idleSinceMillis()))
                .toList();
    }

    private List<InputReport> inputs(int step) {
        List<InputReport> reports = new ArrayList<>();
        for (Edge edge : graph.edgesInto(step)) {
            List<InputMark> marks = marks(step).stream()
                    .filter(mark -> mark.input() == edge.input())
                    .toList();
            Optional<InputMark> last = furthestBehind(marks);
            String from = graph.steps().get(edge.from()).name() + (edge.late() ? " (late rows)" : "");
            // All idle: since the last of them is.
            long idle = last.isPresent()
                    ? 0
                    : marks.stream().mapToLong(InputMark::idleSinceMillis).max().orElse(0);
            reports.add(new InputReport(
                    from,
                    last.map(InputMark::watermark).orElse(Watermark.MIN),
                    last.isPresent() && last.get().watermark() < Watermark.MAX ? holder(edge.from()) : "",
                    idle));
        }
        return reports;
    }

    /** The one whose watermark the others wait for; empty when all are idle, or there are none. */
    private static Optional<InputMark> furthestBehind(List<InputMark> marks) {
        return marks.stream().filter(mark -> !mark.isIdle()).min((a, b) -> Long.compare(a.watermark(), b.watermark()));
    }

    private List<InputMark> marks(int step) {
        return accounts.getOrDefault(graph.steps().get(step).account(step), List.of()).stream()
                .flatMap(account -> account.gauges().inputs().stream())
                .toList();
    }

    /** Which split the watermark below a step waits for. */
    private String holder(int step) {
        Optional<InputMark> last = furthestBehind(marks(step));
        if (last.isEmpty() || last.get().watermark() == Watermark.MAX) {
            return "";
        }
        if (isSource(step)) {
            return holder(step, last.get());
        }
        int input = last.get().input();
        return graph.edgesInto(step).stream()
                .filter(edge -> edge.input() == input)
                .findFirst()
                .map(edge -> holder(edge.from()))
                .orElse("");
    }

    private String holder(int step, InputMark mark) {
        Step source = graph.steps().get(step);
        if (mark.isIdle() || mark.watermark() == Watermark.MAX) {
            return "";
        }
        if (source instanceof Step.Scan scan && scan.node().watermark().isEmpty()) {
            return source.name() + ", whose table has no WATERMARK";
        }
        String rows = mark.watermark() == Watermark.MIN ? ", which has had no row with a time" : "";
        return source.name() + " split " + mark.split() + rows;
    }
}
