package io.sluice.engine.client;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.type.Field;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.engine.StatementResult.Shape;
import io.sluice.engine.result.RowKinds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes rows without weights of a result's batches; those of a changelog get their kind as first column. */
final class PlainRows {
    private static final Field KIND = new Field("op", new SqlType(TypeRoot.VARCHAR, 2, 0, false));

    private final RowType columns;
    private final boolean changelog;
    private final Optional<List<Integer>> uniqueKey;

    private PlainRows(RowType columns, boolean changelog, Optional<List<Integer>> uniqueKey) {
        this.columns = columns;
        this.changelog = changelog;
        this.uniqueKey = uniqueKey;
    }

    static PlainRows of(Rows result) {
        boolean changelog = result.shape() == Shape.CHANGELOG;
        RowType columns = changelog ? RowType.of(KIND).concat(result.type()) : result.type();
        return new PlainRows(columns, changelog, result.uniqueKey());
    }

    /** With the column for the kind, where there is one. */
    RowType columns() {
        return columns;
    }

    /** The rows as they are shown, each as often as its weight says. */
    Batch of(Batch batch) {
        if (!changelog) {
            return batch.weights == null ? batch : unweighted(batch, null);
        }
        return unweighted(batch, RowKinds.of(batch, uniqueKey));
    }

    private static Batch unweighted(Batch batch, RowKinds kinds) {
        int[] rows = new int[batch.rowCount];
        int count = 0;
        ColumnBuilder kind = new ColumnBuilder(PhysicalType.BYTES);
        for (int position = 0; position < batch.rowCount; position++) {
            int row = kinds == null ? position : kinds.row(position);
            for (long copy = 0; copy < Math.abs(batch.weight(row)); copy++) {
                if (count == rows.length) {
                    rows = Arrays.copyOf(rows, count * 2);
                }
                rows[count++] = row;
                if (kinds != null) {
                    kind.appendString(kinds.kind(position));
                }
            }
        }
        List<Column> columns = new ArrayList<>();
        if (kinds != null) {
            columns.add(kind.build());
        }
        for (Column column : batch.columns) {
            columns.add(column.gather(rows, count));
        }
        return Batch.of(count, columns.toArray(Column[]::new));
    }
}
