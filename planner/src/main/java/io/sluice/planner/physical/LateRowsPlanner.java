package io.sluice.planner.physical;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.LateRowsNode;
import io.sluice.core.plan.NodeNumbers;
import io.sluice.core.plan.PlanRoot;
import io.sluice.core.type.RowType;
import io.sluice.parser.LateRows;
import io.sluice.parser.Statement;
import io.sluice.planner.catalog.CatalogSnapshot;
import io.sluice.planner.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Plans LATE ROWS INTO: one more root for each table, over what the window of the main query refuses. */
final class LateRowsPlanner {
    private final PlanContext context;
    private final CatalogSnapshot catalog;

    LateRowsPlanner(PlanContext context, CatalogSnapshot catalog) {
        this.context = context;
        this.catalog = catalog;
    }

    static LateRequest request(Statement.Insert insert) {
        Set<String> names = new HashSet<>();
        boolean any = false;
        for (LateRows late : insert.lateRows()) {
            any |= late.source().isEmpty();
            late.source().ifPresent(s -> names.add(s.last()));
        }
        return new LateRequest(any, names);
    }

    /** The roots for an INSERT whose query has been planned. */
    List<PlanRoot> plan(Statement.Insert insert) {
        List<PlanRoot> roots = new ArrayList<>();
        NodeNumbers numbers = new NodeNumbers();
        Set<Integer> used = new HashSet<>();
        for (LateRows late : insert.lateRows()) {
            WindowSite site = site(late);
            if (!used.add(numbers.of(site.node()))) {
                throw invalid(late, "The late rows of " + site.label() + " go to two tables")
                        .hint("a row goes to exactly one table");
            }
            roots.add(root(late, site, insert.overwrite()));
        }
        return roots;
    }

    private WindowSite site(LateRows late) {
        List<WindowSite> distinct = new ArrayList<>();
        for (WindowSite site : context.windows) {
            boolean named =
                    late.source().map(s -> site.inputNames().contains(s.last())).orElse(true);
            if (named && distinct.stream().noneMatch(d -> d.node().equals(site.node()))) {
                distinct.add(site);
            }
        }
        if (distinct.size() == 1) {
            return distinct.get(0);
        }
        if (context.windows.isEmpty()) {
            throw invalid(late, "No operator of the query refuses late rows")
                    .expected("an aggregation by window, such as TUMBLE, over a table with WATERMARK FOR")
                    .hint("without one no row is late: leave LATE ROWS out");
        }
        throw distinct.isEmpty() ? unknown(late) : ambiguous(late, distinct);
    }

    private SluiceException unknown(LateRows late) {
        Set<String> names = names(context.windows);
        String wanted = late.source().orElseThrow().last();
        SluiceException error = invalid(late, "No window of the query reads '" + wanted + "'")
                .expected("one of " + String.join(", ", names));
        return NearestName.of(wanted, names)
                .map(near -> error.hint("did you mean '" + near + "'?"))
                .orElse(error);
    }

    private static SluiceException ambiguous(LateRows late, List<WindowSite> sites) {
        String aliases = "give the calls of the window functions aliases, as in TABLE(TUMBLE(..)) AS w";
        if (late.source().isPresent()) {
            String name = late.source().get().last();
            return invalid(late, "Several windows of the query read '" + name + "'")
                    .expected("LATE ROWS OF one of " + String.join(", ", names(sites)))
                    .hint(aliases);
        }
        SluiceException error = invalid(late, "Several inputs of the query can have late rows");
        Set<String> telling = telling(sites);
        return telling.isEmpty()
                ? error.expected("LATE ROWS OF a name that only one of them reads; all read "
                                + String.join(", ", names(sites)))
                        .hint(aliases + ", and name one: LATE ROWS OF w INTO " + late.target())
                : error.expected("LATE ROWS OF one of " + String.join(", ", telling))
                        .hint("name one, as in LATE ROWS OF "
                                + telling.iterator().next() + " INTO " + late.target());
    }

    /** The names that mean one window only. */
    private static Set<String> telling(List<WindowSite> sites) {
        Set<String> names = names(sites);
        names.removeIf(name ->
                sites.stream().filter(site -> site.inputNames().contains(name)).count() > 1);
        return names;
    }

    private static Set<String> names(List<WindowSite> sites) {
        Set<String> names = new TreeSet<>();
        for (WindowSite site : sites) {
            if (site.inputNames().isEmpty()) {
                names.add(site.id().name());
            }
            names.addAll(site.inputNames());
        }
        return names;
    }

    private PlanRoot root(LateRows late, WindowSite site, boolean overwrite) {
        if (site.inputColumns().isEmpty()) {
            throw SluiceException.notBuiltYet("LATE ROWS of a window whose rows are calculated upon before grouping")
                    .at(late.position());
        }
        if (!site.node().inputs().get(0).insertOnly()) {
            throw invalid(late, "The input of " + site.label() + " changes rows, so that a late row may be taken back")
                    .hint("LATE ROWS works for inputs that only add rows");
        }
        TableDefinition table = Targets.table(catalog, late.target());
        LateRowsNode node = new LateRowsNode(site.node());
        Stream stream =
                Stream.of(node, origins(node.rowType()), "late(" + site.id().id() + ")", Set.of());
        int[] positions =
                site.inputColumns().stream().mapToInt(Integer::intValue).toArray();
        SinkPlanner.Rows rows = new SinkPlanner.Rows(
                Relation.of(stream, positions),
                site.inputType().names(),
                "'" + site.label() + "'",
                late.position(),
                List.of());
        return new SinkPlanner(context).plan(rows, SinkPlanner.Target.of(table, overwrite));
    }

    private static List<Origin> origins(RowType type) {
        return type.names().stream().map(Origin::of).toList();
    }

    private static SluiceException invalid(LateRows late, String message) {
        return SluiceException.of(ErrorCode.LATE_ROWS_INVALID, message).at(late.position());
    }
}
