package io.sluice.shell.format;

import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Flink's table of text for a result without end: each row is shown as it comes, in columns as wide as their type. The
 * first column is the row's kind.
 */
final class StreamTableauFormat implements RowFormat {
    private static final int SIGN = 1;
    private static final int SIGN_AND_POINT = 2;
    private static final int TIMESTAMP_WIDTH = "yyyy-MM-dd HH:mm:ss".length();
    private static final int TIME_WIDTH = "HH:mm:ss".length();
    private static final int MILLIS = 3;
    private static final int MICROS = 6;
    private static final int NANOS = 9;

    private final RowType type;
    private final int[] widths;
    private final boolean[] right;
    private final String nullText;
    private final Appendable out;

    /** @param maxWidth of columns whose type says nothing about their width; longer values are cut */
    StreamTableauFormat(RowType type, int maxWidth, String nullText, Appendable out) {
        this.type = type;
        this.nullText = nullText;
        this.out = out;
        this.widths = new int[type.size()];
        this.right = new boolean[type.size()];
        widths[0] = DisplayWidth.of(type.name(0));
        for (int i = 1; i < widths.length; i++) {
            int valueWidth = Math.max(DisplayWidth.of(nullText), width(type.type(i), maxWidth));
            widths[i] = Math.max(DisplayWidth.of(type.name(i)), valueWidth);
        }
    }

    @Override
    public void begin() throws IOException {
        TableStyle.TABLEAU.top(widths, out);
        TableStyle.TABLEAU.row(widths, right, type.names(), out);
        TableStyle.TABLEAU.middle(widths, out);
    }

    @Override
    public void row(List<String> cells) throws IOException {
        List<String> shown = new ArrayList<>(cells.size());
        for (int i = 0; i < widths.length; i++) {
            shown.add(DisplayWidth.cut(CellText.of(cells.get(i), nullText), widths[i]));
        }
        TableStyle.TABLEAU.row(widths, right, shown, out);
    }

    @Override
    public void end(Summary summary) throws IOException {
        String rows = summary.rows() > 1 ? " rows" : " row";
        if (summary.terminated()) {
            out.append("Query terminated, received a total of " + summary.rows() + rows + "\n");
            return;
        }
        if (summary.rows() > 0) {
            TableStyle.TABLEAU.bottom(widths, out);
        }
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
            case TIME -> type.precision() == 0 ? TIME_WIDTH : TIME_WIDTH + 1 + type.precision();
            case TIMESTAMP, TIMESTAMP_LTZ -> TIMESTAMP_WIDTH + fraction(type.precision());
            case CHAR,
                    VARCHAR,
                    BINARY,
                    VARBINARY,
                    FLOAT,
                    DOUBLE,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_TIME,
                    ARRAY,
                    MAP,
                    MULTISET,
                    ROW,
                    NULL -> maxWidth;
        };
    }

    /** As Flink: room for milliseconds, microseconds or nanoseconds. */
    private static int fraction(int digits) {
        if (digits == 0) {
            return 0;
        }
        return 1 + (digits <= MILLIS ? MILLIS : digits <= MICROS ? MICROS : NANOS);
    }
}
