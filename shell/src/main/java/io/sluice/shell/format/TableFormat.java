package io.sluice.shell.format;

import io.sluice.core.type.RowType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table for a result that ends: columns as wide as their widest value. The widths are those of the first rows, which
 * are held back; of a result with more, a wider value that comes later stands out of its column.
 */
final class TableFormat implements RowFormat {
    private static final int MEASURED_ROWS = 10_000;

    private final RowType type;
    private final TableStyle style;
    private final String nullText;
    private final Appendable out;
    private final boolean[] right;
    private List<List<String>> heldBack = new ArrayList<>();
    private int[] widths;

    TableFormat(RowType type, TableStyle style, String nullText, Appendable out) {
        this.type = type;
        this.style = style;
        this.nullText = nullText;
        this.out = out;
        this.right = new boolean[type.size()];
        for (int c = 0; c < right.length; c++) {
            right[c] = RowFormats.isNumber(type, c);
        }
    }

    @Override
    public void begin() {
        // The widths are not known yet.
    }

    @Override
    public void row(List<String> cells) throws IOException {
        List<String> row =
                cells.stream().map(cell -> CellText.of(cell, nullText)).toList();
        if (heldBack == null) {
            style.row(widths, right, row, out);
            return;
        }
        heldBack.add(row);
        if (heldBack.size() == MEASURED_ROWS) {
            appendHeldBack();
        }
    }

    @Override
    public void end(Summary summary) throws IOException {
        if (heldBack != null && !heldBack.isEmpty()) {
            appendHeldBack();
        }
        if (widths != null) {
            style.bottom(widths, out);
        }
        out.append(footer(summary)).append('\n');
    }

    private void appendHeldBack() throws IOException {
        widths = widths();
        style.top(widths, out);
        style.row(widths, right, type.names(), out);
        style.middle(widths, out);
        for (List<String> row : heldBack) {
            style.row(widths, right, row, out);
        }
        heldBack = null;
    }

    private int[] widths() {
        int[] widest = new int[type.size()];
        for (int c = 0; c < widest.length; c++) {
            widest[c] = DisplayWidth.of(type.name(c));
            for (List<String> row : heldBack) {
                widest[c] = Math.max(widest[c], DisplayWidth.of(row.get(c)));
            }
        }
        return widest;
    }

    static String footer(Summary summary) {
        if (summary.rows() == 0) {
            return "Empty set" + summary.time();
        }
        return summary.rows() + (summary.rows() == 1 ? " row" : " rows") + " in set" + summary.time();
    }
}
