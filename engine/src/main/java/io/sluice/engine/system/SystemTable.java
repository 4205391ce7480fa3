package io.sluice.engine.system;

import io.sluice.connectors.system.SystemConnector;
import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.planner.catalog.ColumnSpec;
import io.sluice.planner.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of the system: its columns, and where its rows come from.
 *
 * @param schema the database in which it stands, in every catalog
 */
public record SystemTable(String schema, String name, RowType columns, Rows rows) {
    /** Gives rows: a cell is null, a String, Long, Double or Boolean; times are in microseconds. */
    public interface Rows {
        List<Object[]> get();
    }

    /** Columns as in CREATE TABLE, with commas between: {@code name STRING, rows BIGINT}. */
    public static RowType columns(String text) {
        return new RowType(Arrays.stream(text.split(", *"))
                .map(column -> column.split(" ", 2))
                .map(column -> new Field(column[0], SqlType.parse(column[1])))
                .toList());
    }

    String key() {
        return schema + "." + name;
    }

    TableDefinition definition(String catalog) {
        List<ColumnSpec> specs = columns.fields().stream()
                .map(f -> (ColumnSpec) new ColumnSpec.Physical(f.name(), f.type(), Optional.empty()))
                .toList();
        return new TableDefinition(
                new ObjectPath(catalog, schema, name),
                specs,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of("connector", SystemConnector.IDENTIFIER, SystemConnector.TABLE.key(), key()),
                Optional.empty());
    }

    List<Batch> batches() {
        List<Batch> batches = new ArrayList<>();
        BatchBuilder builder = new BatchBuilder(columns);
        for (Object[] row : rows.get()) {
            for (int c = 0; c < row.length; c++) {
                append(row[c], builder.column(c));
            }
            builder.endRow();
            if (builder.isFull()) {
                batches.add(builder.build());
            }
        }
        if (builder.size() > 0) {
            batches.add(builder.build());
        }
        return batches;
    }

    private static void append(Object cell, ColumnBuilder column) {
        if (cell == null) {
            column.appendNull();
        } else if (cell instanceof String text) {
            column.appendString(text);
        } else if (cell instanceof Boolean flag) {
            column.appendBoolean(flag);
        } else if (cell instanceof Double number) {
            column.appendDouble(number);
        } else {
            column.appendLong((Long) cell);
        }
    }
}
