package io.sluice.planner;

import io.sluice.core.error.SourcePosition;
import io.sluice.parser.ColumnDefinition;
import io.sluice.parser.ColumnName;
import io.sluice.parser.PrimaryKey;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.SluiceSql;
import io.sluice.parser.Statement;
import io.sluice.parser.TableOption;
import io.sluice.parser.WatermarkDefinition;
import io.sluice.planner.catalog.ColumnSpec;
import io.sluice.planner.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** The statement that would create a table again: what LIKE and ALTER TABLE change and then define anew. */
final class StoredTable {
    private StoredTable() {}

    /** @param position of the statement that asks, where errors about it are shown */
    static Statement.CreateTable statement(TableDefinition table, SourcePosition position) {
        return new Statement.CreateTable(
                false,
                false,
                false,
                new QualifiedName(
                        List.of(
                                table.path().catalog(),
                                table.path().database(),
                                table.path().name()),
                        position),
                table.columns().stream().map(c -> column(c, position)).toList(),
                table.watermark()
                        .map(w -> new WatermarkDefinition(
                                new QualifiedName(List.of(w.column()), position),
                                SluiceSql.parseExpression(w.expression()),
                                position)),
                key(table, position),
                table.comment(),
                table.partitionKeys().stream()
                        .map(name -> new ColumnName(name, position))
                        .toList(),
                table.options().entrySet().stream()
                        .map(o -> new TableOption(o.getKey(), o.getValue(), position, position))
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                position);
    }

    private static Optional<PrimaryKey> key(TableDefinition table, SourcePosition position) {
        if (table.primaryKey().isEmpty()) {
            return Optional.empty();
        }
        List<ColumnName> columns = new ArrayList<>();
        table.primaryKey().forEach(name -> columns.add(new ColumnName(name, position)));
        return Optional.of(new PrimaryKey(table.keyName(), columns, position));
    }

    private static ColumnDefinition column(ColumnSpec column, SourcePosition position) {
        if (column instanceof ColumnSpec.Computed c) {
            return new ColumnDefinition.Computed(
                    c.name(), SluiceSql.parseExpression(c.expression()), c.comment(), position);
        }
        if (column instanceof ColumnSpec.Metadata m) {
            return new ColumnDefinition.Metadata(
                    m.name(), m.type(), Optional.of(m.key()), m.virtual(), m.comment(), position);
        }
        return new ColumnDefinition.Physical(column.name(), column.type(), column.comment(), position);
    }

    /** The same statement with other columns, watermark and key. */
    static Statement.CreateTable with(
            Statement.CreateTable table,
            List<ColumnDefinition> columns,
            Optional<WatermarkDefinition> watermark,
            Optional<PrimaryKey> key) {
        return new Statement.CreateTable(
                table.orReplace(),
                table.temporary(),
                table.ifNotExists(),
                table.name(),
                columns,
                watermark,
                key,
                table.comment(),
                table.partitionedBy(),
                table.options(),
                table.like(),
                table.query(),
                table.position());
    }

    /** The same statement with other partition columns and options, and nothing left to take over. */
    static Statement.CreateTable with(
            Statement.CreateTable table, List<ColumnName> partitionedBy, List<TableOption> options) {
        return new Statement.CreateTable(
                table.orReplace(),
                table.temporary(),
                table.ifNotExists(),
                table.name(),
                table.columns(),
                table.watermark(),
                table.primaryKey(),
                table.comment(),
                partitionedBy,
                options,
                Optional.empty(),
                table.query(),
                table.position());
    }

    /** The columns that an expression names. */
    static Set<String> columnsOf(SqlNode expression) {
        Set<String> names = new LinkedHashSet<>();
        expression.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlIdentifier id) {
                names.add(id.names.get(0));
                return null;
            }
        });
        return names;
    }
}
