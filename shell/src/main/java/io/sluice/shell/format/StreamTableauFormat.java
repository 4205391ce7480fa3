package io.sluice.shell.format;

import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Flink's table of text for a result without end: each row is shown as it comes, in columns as wide as their type. */
final class StreamTableauFormat implements RowFormat {
    private static final int SIGN = 1;
    private static final int SIGN_AND_POINT = 2;
    private static final int TIMESTAMP_WIDTH = "yyyy-MM-dd HH:mm:ss".length();
    private static final int TIME_WIDTH = "HH:mm:ss".length();

    private final RowType type;
    private final int[] widths;
    private final Appendable out;

    /** @param maxWidth of columns whose type says nothing about their width; longer values are cut */
    StreamTableauFormat(RowType type, int maxWidth, Appendable out) {
        this.type = type;
        this.out = out;
        this.widths = new int[type.size()];
        for (int i = 0; i < widths.length; i++) {
            int nullWidth = type.type(i).nullable() ? TableauFormat.NULL.length() : 0;
            int valueWidth = Math.max(nullWidth, width(type.type(i), maxWidth));
            widths[i] = Math.max(DisplayWidth.of(type.name(i)), valueWidth);
        }
    }

    @Override
    public void begin() throws IOException {
        TableauFormat.appendBorder(out, widths);
        TableauFormat.appendRow(out, widths, type.names());
        TableauFormat.appendBorder(out, widths);
    }

    @Override
    public void row(List<String> cells) throws IOException {
        List<String> shown = new ArrayList<>(cells.size());
        for (int i = 0; i < widths.length; i++) {
            shown.add(DisplayWidth.cut(TableauFormat.cell(cells.get(i)), widths[i]));
        }
        TableauFormat.appendRow(out, widths, shown);
    }

    @Override
    public void end(Summary summary) throws IOException {
        TableauFormat.appendBorder(out, widths);
        String rows = summary.rows() == 1 ? " row" : " rows";
        out.append("Received a total of " + summary.rows() + rows + summary.time() + "\n");
    }

    private static int width(SqlType type, int maxWidth) {
        return switch (type.root()) {
            case BOOLEAN -> "FALSE".length();
            case TINYINT -> 3 + SIGN;
            case SMALLINT -> 5 + SIGN;
            case INTEGER -> 10 + SIGN;
            case BIGINT -> 19 + SIGN;
            case DECIMAL -> type.precision() + SIGN_AND_POINT;
            case DATE -> "yyyy-MM-dd".length();
            case TIME -> TIME_WIDTH + fraction(type);
            case TIMESTAMP, TIMESTAMP_LTZ -> TIMESTAMP_WIDTH + fraction(type);
            case CHAR, VARCHAR -> Math.min(type.precision(), maxWidth);
            case FLOAT,
                    DOUBLE,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_TIME,
                    NULL,
                    BINARY,
                    VARBINARY,
                    ARRAY,
                    MAP,
                    MULTISET,
                    ROW -> maxWidth;
        };
    }

    private static int fraction(SqlType type) {
        return type.precision() == 0 ? 0 : 1 + type.precision();
    }
}
