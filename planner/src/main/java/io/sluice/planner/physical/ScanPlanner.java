package io.sluice.planner.physical;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.plan.Distribution;
import io.sluice.core.plan.ScanNode;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.plan.ValuesNode;
import io.sluice.core.plan.WatermarkSpec;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.planner.TableCapabilities.SourceTraits;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.sql.CatalogTable;
import io.sluice.planner.sql.TypeMapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.ImmutableBitSet;

/** Plans what rows come from: tables, of which only the needed columns are read, and constants. */
final class ScanPlanner {
    private static final Option<Duration> IDLE_TIMEOUT =
            Options.duration("scan.watermark.idle-timeout", null, "after this long without a row a split is idle");
    private static final Option<Integer> PARALLELISM =
            Options.integer("scan.parallelism", "0", "tasks that read the table; 0 means the job's");

    private final PlanContext context;

    ScanPlanner(PlanContext context) {
        this.context = context;
    }

    Relation plan(LogicalTableScan scan, ImmutableBitSet needed) {
        TableDefinition table =
                scan.getTable().unwrapOrThrow(CatalogTable.class).definition();
        TableSpec declared = table.spec(options(scan));
        SourceTraits traits = context.capabilities.source(declared);
        TableSpec spec =
                declared.withMetadata(MetadataKeys.resolved(declared, context.capabilities.metadata(declared)));
        if (!context.streaming() && !traits.bounded()) {
            throw SluiceException.of(
                            ErrorCode.UNBOUNDED_NOT_ALLOWED,
                            "Table '" + table.path().name() + "' is unbounded, which batch mode does not run")
                    .hint("SET 'execution.runtime-mode' = 'streaming'");
        }
        TableExpressions expressions = TableExpressions.of(table, context);
        Optional<Expr> watermark = context.streaming() ? expressions.watermark() : Optional.empty();
        BitSet wanted = needed.toBitSet();
        watermark.ifPresent(w -> {
            wanted.set(table.rowType().indexOf(table.watermark().orElseThrow().column()));
            Expressions.forEachColumn(w, wanted::set);
        });
        return scan(table, spec, traits, expressions, watermark, context.scanColumns.merge(spec, wanted));
    }

    private static Map<String, String> options(LogicalTableScan scan) {
        for (RelHint hint : scan.getHints()) {
            if (hint.hintName.equalsIgnoreCase("OPTIONS")) {
                return hint.kvOptions;
            }
        }
        return Map.of();
    }

    private Relation scan(
            TableDefinition table,
            TableSpec spec,
            SourceTraits traits,
            TableExpressions expressions,
            Optional<Expr> watermark,
            BitSet wanted) {
        RowType row = table.rowType();
        int[] positions = new int[row.size()];
        List<Field> fields = new ArrayList<>();
        List<Expr> overPhysical = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            positions[i] = wanted.get(i) ? fields.size() : -1;
            if (wanted.get(i)) {
                fields.add(row.fields().get(i));
                overPhysical.add(expressions.columns().get(i));
            }
        }
        BitSet read = new BitSet();
        overPhysical.forEach(e -> Expressions.forEachColumn(e, read::set));
        List<Integer> columns = read.stream().boxed().toList();
        List<Expr> outputs = overPhysical.stream()
                .map(e -> Expressions.replace(e, c -> read(table, spec, c, columns.indexOf(c))))
                .toList();
        Optional<WatermarkSpec> spec1 = watermark.map(w -> watermark(table, spec, w, positions));
        return stream(table, spec, traits, columns, outputs, spec1, new RowType(fields), positions);
    }

    /** A column as the table declares it; the connector gives metadata in a type of its own. */
    private Expr read(TableDefinition table, TableSpec spec, int column, int position) {
        Expr given = new InputRef(position, spec.readable().type(column));
        boolean metadata = column >= spec.physical().size();
        return metadata ? context.lowering.as(given, table.readable().type(column)) : given;
    }

    private WatermarkSpec watermark(TableDefinition table, TableSpec spec, Expr expression, int[] positions) {
        RowType row = table.rowType();
        int time = row.indexOf(table.watermark().orElseThrow().column());
        Settings options = Settings.of(spec.options());
        Duration idle = options.get(IDLE_TIMEOUT);
        return new WatermarkSpec(
                positions[time],
                Expressions.replace(expression, c -> new InputRef(positions[c], row.type(c))),
                (idle == null ? context.settings.idleTimeout() : idle).toMillis());
    }

    private Relation stream(
            TableDefinition table,
            TableSpec spec,
            SourceTraits traits,
            List<Integer> columns,
            List<Expr> outputs,
            Optional<WatermarkSpec> watermark,
            RowType rowType,
            int[] positions) {
        String path = table.path().toString();
        int parallelism = Settings.of(spec.options()).get(PARALLELISM);
        String rows = "scan(" + path
                + watermark
                        .map(w -> ", watermark " + Expressions.print(w.expression(), i -> rowType.name(i)))
                        .orElse("")
                + ")";
        ScanNode node = context.names.node(
                "scan(" + path + ")",
                Digest.of(rows),
                "scan(" + table.path().name() + ")",
                id -> new ScanNode(
                        id,
                        spec,
                        columns,
                        outputs,
                        watermark,
                        traits.bounded(),
                        parallelism,
                        traits.insertOnly(),
                        rowType));
        List<Origin> origins = new ArrayList<>();
        for (int i = 0; i < rowType.size(); i++) {
            boolean time = watermark.isPresent() && watermark.get().timeColumn() == i;
            String lineage = path + "." + rowType.name(i);
            origins.add(time ? new Origin(lineage, TimeKind.ROW_TIME) : Origin.of(outputs.get(i), lineage));
        }
        return Relation.of(Stream.of(node, origins, rows, Set.of(path)), positions);
    }

    Relation plan(LogicalValues values, ImmutableBitSet needed) {
        RowType all = TypeMapping.toSluice(values.getRowType(), List.of());
        int[] positions = new int[all.size()];
        List<Integer> kept = needed.asList();
        for (int i = 0; i < positions.length; i++) {
            positions[i] = kept.indexOf(i);
        }
        RowType rowType = all.project(kept);
        List<List<Literal>> rows = new ArrayList<>();
        for (List<RexLiteral> tuple : values.getTuples()) {
            List<Literal> row = new ArrayList<>();
            for (int column : kept) {
                Expr value = context.lowering.as(LiteralLowering.lower(tuple.get(column)), all.type(column));
                row.add((Literal) value);
            }
            rows.add(row);
        }
        String digest = "values" + rows;
        ValuesNode node =
                context.names.node(digest, Digest.of(digest), "values", id -> new ValuesNode(id, rows, rowType));
        List<Origin> origins =
                rowType.names().stream().map(n -> Origin.of("values." + n)).toList();
        Stream stream = Stream.of(node, origins, digest, Set.of());
        return Relation.of(stream.withDistribution(node, new Distribution.Single()), positions);
    }
}
