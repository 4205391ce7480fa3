package io.sluice.planner.physical;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Expr;
import io.sluice.core.plan.Overwrite;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.parser.PartitionValue;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.Statement;
import io.sluice.parser.TableOption;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.CatalogSnapshot;
import io.sluice.planner.catalog.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.calcite.rex.RexNode;

/** Looks up tables that are written. */
final class Targets {
    private Targets() {}

    static TableDefinition table(CatalogSnapshot catalog, QualifiedName name) {
        CatalogEntry entry = catalog.find(name.parts())
                .orElseThrow(() -> catalog.notFound(name.parts()).at(name.position()));
        if (entry instanceof TableDefinition table) {
            return table;
        }
        throw SluiceException.of(ErrorCode.WRONG_DIRECTION, "'" + name + "' is a view and cannot be written")
                .at(name.position());
    }

    /** What an INSERT says about the table that it writes. */
    static SinkPlanner.Target of(Statement.Insert insert, TableDefinition table, PlanContext context) {
        Map<String, String> overrides = new TreeMap<>();
        for (TableOption option : insert.targetOptions()) {
            overrides.put(option.key(), option.value());
        }
        TableSpec spec = table.spec(overrides);
        Map<Integer, Expr> constants = new TreeMap<>();
        Map<String, String> partition = new TreeMap<>();
        for (PartitionValue value : insert.partition()) {
            int column = partitionColumn(value, table, spec);
            if (constants.put(column, constant(value, spec.physical(), column, context)) != null) {
                throw SluiceException.of(
                                ErrorCode.DUPLICATE_NAME,
                                "Partition column '" + value.column() + "' stands there twice")
                        .at(value.position());
            }
            partition.put(value.column(), value.value().toValue());
        }
        Optional<Overwrite> overwrite = insert.overwrite() ? Optional.of(new Overwrite(partition)) : Optional.empty();
        return new SinkPlanner.Target(table, spec, insert.columns(), constants, overwrite, insert.onConflict());
    }

    /** The types of the columns that an INSERT's query fills, in order; NULL for a name that is no column. */
    static List<SqlType> columnTypes(CatalogSnapshot catalog, Statement.Insert insert) {
        RowType physical = table(catalog, insert.target()).physical();
        if (!insert.columns().isEmpty()) {
            return insert.columns().stream()
                    .map(column -> physical.indexOf(column.name()))
                    .map(index -> index < 0 ? SqlType.of(TypeRoot.NULL) : physical.type(index))
                    .toList();
        }
        List<String> given =
                insert.partition().stream().map(PartitionValue::column).toList();
        return physical.fields().stream()
                .filter(field -> !given.contains(field.name()))
                .map(Field::type)
                .toList();
    }

    private static int partitionColumn(PartitionValue value, TableDefinition table, TableSpec spec) {
        int column = spec.physical().indexOf(value.column());
        if (spec.partitionKeys().contains(column)) {
            return column;
        }
        SluiceException error = SluiceException.of(
                        ErrorCode.COLUMN_NOT_FOUND,
                        "'" + value.column() + "' is not a partition column of '"
                                + table.path().name() + "'")
                .at(value.position());
        throw table.partitionKeys().isEmpty()
                ? error.hint("the table has none: it would be created with PARTITIONED BY (..)")
                : error.expected("one of " + String.join(", ", table.partitionKeys()));
    }

    private static Expr constant(PartitionValue value, RowType physical, int column, PlanContext context) {
        RexNode literal = context.frontEnd
                .compileExpressions(physical, List.of(value.value()))
                .get(0);
        return context.lowering.as(context.lowering.lower(literal, List.of()), physical.type(column));
    }
}
