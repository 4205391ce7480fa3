package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.type.SqlType;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** What a function makes of the rows of a group in their order. */
interface RowReading {
    void append(OrderedRows rows, ColumnBuilder out);

    /** FIRST_VALUE. */
    static void first(OrderedRows rows, ColumnBuilder out) {
        one(rows, 0, out);
    }

    /** LAST_VALUE. */
    static void last(OrderedRows rows, ColumnBuilder out) {
        one(rows, rows.count() - 1, out);
    }

    private static void one(OrderedRows rows, int row, ColumnBuilder out) {
        if (rows.count() == 0) {
            out.appendNull();
        } else {
            out.append(rows.value(0, row), 0);
        }
    }

    /** LISTAGG. */
    static RowReading joined(String separator) {
        byte[] between = separator.getBytes(StandardCharsets.UTF_8);
        return (rows, out) -> {
            if (rows.count() == 0) {
                out.appendNull();
                return;
            }
            VarcharColumn texts = (VarcharColumn) rows.column(0);
            BytesWriter text = new BytesWriter();
            for (int i = 0; i < rows.count(); i++) {
                for (long copy = 0; copy < rows.copies(i); copy++) {
                    if (i > 0 || copy > 0) {
                        text.putRaw(between, 0, between.length);
                    }
                    text.putRaw(texts.heap, texts.starts[i], texts.lengths[i]);
                }
            }
            out.appendBytes(text.buffer(), 0, text.size());
        };
    }

    /** ARRAY_AGG. */
    static RowReading array(SqlType type) {
        NestedBuilder array = NestedBuilder.of(type);
        return (rows, out) -> {
            if (rows.count() == 0) {
                out.appendNull();
                return;
            }
            array.begin();
            for (int i = 0; i < rows.count(); i++) {
                for (long copy = 0; copy < rows.copies(i); copy++) {
                    array.add(rows.column(0), i);
                }
            }
            array.finish(out);
        };
    }

    /** JSON_ARRAYAGG over values that are JSON already; SQL's NULL is null. */
    static void jsonArray(OrderedRows rows, ColumnBuilder out) {
        BytesWriter text = new BytesWriter();
        text.putByte('[');
        for (int i = 0; i < rows.count(); i++) {
            for (long copy = 0; copy < rows.copies(i); copy++) {
                if (i > 0 || copy > 0) {
                    text.putByte(',');
                }
                putJson(rows.column(0), i, text);
            }
        }
        text.putByte(']');
        out.appendBytes(text.buffer(), 0, text.size());
    }

    /** JSON_OBJECTAGG over keys and values that are JSON already. */
    static void jsonObject(OrderedRows rows, ColumnBuilder out) {
        BytesWriter text = new BytesWriter();
        Set<Object> keys = new HashSet<>();
        text.putByte('{');
        for (int i = 0; i < rows.count(); i++) {
            Object key = rows.column(0).value(i);
            if (key == null) {
                throw SluiceException.of(ErrorCode.NULL_NOT_ALLOWED, "A key of JSON_OBJECTAGG is NULL");
            }
            if (rows.copies(i) > 1 || !keys.add(key)) {
                throw SluiceException.of(ErrorCode.INVALID_ARGUMENT, "JSON_OBJECTAGG has the key " + key + " twice")
                        .hint("aggregate by the key first, or use JSON_ARRAYAGG");
            }
            if (i > 0) {
                text.putByte(',');
            }
            putJson(rows.column(0), i, text);
            text.putByte(':');
            putJson(rows.column(1), i, text);
        }
        text.putByte('}');
        out.appendBytes(text.buffer(), 0, text.size());
    }

    private static void putJson(Column json, int row, BytesWriter out) {
        if (json.isNull(row)) {
            out.putAscii("null");
            return;
        }
        VarcharColumn text = (VarcharColumn) json;
        out.putRaw(text.heap, text.starts[row], text.lengths[row]);
    }
}
