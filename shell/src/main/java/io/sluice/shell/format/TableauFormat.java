package io.sluice.shell.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Flink's table of text for a result that ends: columns as wide as their widest value, aligned to the right. */
final class TableauFormat implements RowFormat {
    static final String NULL = "<NULL>";

    private final List<String> names;
    private final String nullText;
    private final Appendable out;
    private final List<List<String>> rows = new ArrayList<>();

    TableauFormat(List<String> names, String nullText, Appendable out) {
        this.names = names;
        this.nullText = nullText;
        this.out = out;
    }

    @Override
    public void begin() {
        // The widths are known at the end.
    }

    @Override
    public void row(List<String> cells) {
        rows.add(cells.stream().map(cell -> cell(cell, nullText)).toList());
    }

    @Override
    public void end(Summary summary) throws IOException {
        if (!rows.isEmpty()) {
            int[] widths = widths();
            appendBorder(out, widths);
            appendRow(out, widths, names);
            appendBorder(out, widths);
            for (List<String> row : rows) {
                appendRow(out, widths, row);
            }
            appendBorder(out, widths);
        }
        out.append(footer(summary)).append('\n');
    }

    private int[] widths() {
        int[] widths = new int[names.size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = DisplayWidth.of(names.get(c));
            for (List<String> row : rows) {
                widths[c] = Math.max(widths[c], DisplayWidth.of(row.get(c)));
            }
        }
        return widths;
    }

    /** What is shown of a cell: NULL by name, and nothing that would break the line. */
    static String cell(String text) {
        return cell(text, NULL);
    }

    private static String cell(String text, String nullText) {
        if (text == null) {
            return nullText;
        }
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }

    static String footer(Summary summary) {
        if (summary.rows() == 0) {
            return "Empty set" + summary.time();
        }
        return summary.rows() + (summary.rows() == 1 ? " row" : " rows") + " in set" + summary.time();
    }

    static void appendBorder(Appendable out, int[] widths) throws IOException {
        for (int width : widths) {
            out.append('+').append("-".repeat(width + 2));
        }
        out.append("+\n");
    }

    static void appendRow(Appendable out, int[] widths, List<String> cells) throws IOException {
        for (int c = 0; c < widths.length; c++) {
            out.append("| ")
                    .append(DisplayWidth.padLeft(cells.get(c), widths[c]))
                    .append(' ');
        }
        out.append("|\n");
    }
}
