package io.sluice.engine;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.engine.StatementResult.Shape;
import java.util.ArrayList;
import java.util.List;

/** Results that consist of text: those of SHOW, DESCRIBE and EXPLAIN. */
public final class TextRows {
    private final RowType type;
    private final List<Batch> full = new ArrayList<>();
    private final BatchBuilder builder;

    private TextRows(List<String> columns) {
        type = new RowType(
                columns.stream().map(name -> new Field(name, SqlType.string())).toList());
        builder = new BatchBuilder(type);
    }

    public static TextRows of(String... columns) {
        return new TextRows(List.of(columns));
    }

    /** One cell that is shown as it is. */
    public static Rows text(String text) {
        TextRows rows = of("result").add(text);
        return new Rows(rows.type, Shape.TEXT, rows.stream());
    }

    /** Adds a row; a null cell is NULL. */
    public TextRows add(String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                builder.column(i).appendNull();
            } else {
                builder.column(i).appendString(cells[i]);
            }
        }
        builder.endRow();
        if (builder.isFull()) {
            full.add(builder.build());
        }
        return this;
    }

    public Rows rows() {
        return new Rows(type, Shape.LISTING, stream());
    }

    private RowStream stream() {
        if (builder.size() > 0) {
            full.add(builder.build());
        }
        return RowStream.of(full);
    }
}
