package io.sluice.shell.format;

import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * JSON objects, one a line; or all of them in one array. Numbers and booleans stand bare, everything else is a text,
 * and so are NaN and infinity, which JSON does not have.
 */
final class JsonFormat implements RowFormat {
    private static final int FIRST_PRINTABLE = 0x20;

    private final RowType type;
    private final Appendable out;
    private final boolean array;
    private boolean first = true;

    private JsonFormat(RowType type, Appendable out, boolean array) {
        this.type = type;
        this.out = out;
        this.array = array;
    }

    static JsonFormat array(RowType type, Appendable out) {
        return new JsonFormat(type, out, true);
    }

    static JsonFormat lines(RowType type, Appendable out) {
        return new JsonFormat(type, out, false);
    }

    @Override
    public void begin() throws IOException {
        if (array) {
            out.append('[');
        }
    }

    @Override
    public void row(List<String> cells) throws IOException {
        if (array) {
            out.append(first ? "\n  " : ",\n  ");
            first = false;
        }
        out.append('{');
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.append(array ? ", " : ",");
            }
            appendString(type.name(i));
            out.append(array ? ": " : ":");
            appendValue(type.type(i), cells.get(i));
        }
        out.append(array ? "}" : "}\n");
    }

    @Override
    public void end(Summary summary) throws IOException {
        if (array) {
            out.append(first ? "]\n" : "\n]\n");
        }
    }

    private void appendValue(SqlType valueType, String cell) throws IOException {
        if (cell == null) {
            out.append("null");
            return;
        }
        switch (valueType.root()) {
            case BOOLEAN -> out.append(cell.toLowerCase(Locale.ROOT));
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> out.append(cell);
            case FLOAT, DOUBLE -> {
                if (Double.isFinite(Double.parseDouble(cell))) {
                    out.append(cell);
                } else {
                    appendString(cell);
                }
            }
            case CHAR,
                    VARCHAR,
                    BINARY,
                    VARBINARY,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_LTZ,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_TIME,
                    ARRAY,
                    MAP,
                    MULTISET,
                    ROW,
                    NULL -> appendString(cell);
        }
    }

    private void appendString(String text) throws IOException {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < FIRST_PRINTABLE) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
