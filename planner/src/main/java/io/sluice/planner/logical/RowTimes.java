package io.sluice.planner.logical;

import io.sluice.planner.catalog.WatermarkText;
import io.sluice.planner.sql.CatalogTable;
import io.sluice.planner.sql.WindowFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/**
 * Which columns of a query are row times, as DESCRIBE says it: the column of a WATERMARK, and window_time of a window
 * over one, wherever they are handed on as they are. A window function makes its time column an ordinary one.
 */
public final class RowTimes {
    private enum Kind {
        ORDINARY,
        ROW_TIME,
        WINDOW_START,
        WINDOW_END
    }

    private RowTimes() {}

    /** For each column of the query whether it is a row time. */
    public static List<Boolean> of(RelNode rel) {
        return kinds(rel).stream().map(k -> k == Kind.ROW_TIME).toList();
    }

    private static List<Kind> kinds(RelNode rel) {
        if (rel instanceof TableScan scan) {
            return scanned(scan);
        }
        if (rel instanceof Filter || rel instanceof Sort) {
            return kinds(rel.getInput(0));
        }
        if (rel instanceof Project project) {
            List<Kind> input = kinds(project.getInput());
            return project.getProjects().stream()
                    .map(e -> e instanceof RexInputRef ref ? input.get(ref.getIndex()) : Kind.ORDINARY)
                    .toList();
        }
        if (rel instanceof Union) {
            return united(rel.getInputs().stream().map(RowTimes::kinds).toList());
        }
        if (rel instanceof TableFunctionScan function) {
            return windowed(function);
        }
        return rel instanceof Aggregate aggregate ? grouped(aggregate) : ordinary(rel);
    }

    private static List<Kind> ordinary(RelNode rel) {
        return new ArrayList<>(Collections.nCopies(rel.getRowType().getFieldCount(), Kind.ORDINARY));
    }

    private static List<Kind> scanned(TableScan scan) {
        List<Kind> kinds = ordinary(scan);
        CatalogTable table = scan.getTable().unwrap(CatalogTable.class);
        if (table != null) {
            table.definition()
                    .watermark()
                    .map(WatermarkText::column)
                    .map(scan.getRowType().getFieldNames()::indexOf)
                    .filter(i -> i >= 0)
                    .ifPresent(i -> kinds.set(i, Kind.ROW_TIME));
        }
        return kinds;
    }

    private static List<Kind> united(List<List<Kind>> inputs) {
        List<Kind> kinds = new ArrayList<>(inputs.get(0));
        for (List<Kind> input : inputs) {
            for (int i = 0; i < kinds.size(); i++) {
                kinds.set(i, kinds.get(i) == input.get(i) ? kinds.get(i) : Kind.ORDINARY);
            }
        }
        return kinds;
    }

    private static List<Kind> windowed(TableFunctionScan scan) {
        List<Kind> kinds = ordinary(scan);
        if (!(scan.getCall() instanceof RexCall call) || !(call.getOperator() instanceof WindowFunction)) {
            return kinds;
        }
        RexNode descriptor = call.getOperands().get(0);
        RexInputRef time = (RexInputRef) ((RexCall) descriptor).getOperands().get(0);
        if (kinds(scan.getInput(0)).get(time.getIndex()) == Kind.ROW_TIME) {
            int first = kinds.size() - WindowFunction.COLUMNS.size();
            kinds.set(first, Kind.WINDOW_START);
            kinds.set(first + 1, Kind.WINDOW_END);
            kinds.set(first + 2, Kind.ROW_TIME);
        }
        return kinds;
    }

    /** What is grouped by a window keeps its time; what is grouped by values has none. */
    private static List<Kind> grouped(Aggregate aggregate) {
        List<Kind> kinds = ordinary(aggregate);
        List<Kind> input = kinds(aggregate.getInput());
        List<Kind> keys =
                aggregate.getGroupSet().asList().stream().map(input::get).toList();
        boolean everySetIsOfAWindow = aggregate.getGroupSets().stream()
                .map(set -> set.asList().stream().map(input::get).toList())
                .allMatch(set -> set.contains(Kind.WINDOW_START) && set.contains(Kind.WINDOW_END));
        for (int i = 0; i < keys.size() && everySetIsOfAWindow; i++) {
            kinds.set(i, keys.get(i));
        }
        return kinds;
    }
}
