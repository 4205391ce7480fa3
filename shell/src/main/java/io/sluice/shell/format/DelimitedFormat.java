package io.sluice.shell.format;

import java.io.IOException;
import java.util.List;

/**
 * CSV as RFC 4180, or tab-separated values with backslash escapes, both with a header line. NULL is an empty field in
 * CSV, where an empty text is {@code ""}, and {@code \N} in TSV.
 */
final class DelimitedFormat implements RowFormat {
    private final List<String> names;
    private final Appendable out;
    private final boolean tabs;

    private DelimitedFormat(List<String> names, Appendable out, boolean tabs) {
        this.names = names;
        this.out = out;
        this.tabs = tabs;
    }

    static DelimitedFormat csv(List<String> names, Appendable out) {
        return new DelimitedFormat(names, out, false);
    }

    static DelimitedFormat tsv(List<String> names, Appendable out) {
        return new DelimitedFormat(names, out, true);
    }

    @Override
    public void begin() throws IOException {
        row(names);
    }

    @Override
    public void row(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.append(tabs ? '\t' : ',');
            }
            out.append(tabs ? escaped(cells.get(i)) : quoted(cells.get(i)));
        }
        out.append('\n');
    }

    @Override
    public void end(Summary summary) {
        // Nothing stands below the rows.
    }

    private static String quoted(String cell) {
        if (cell == null) {
            return "";
        }
        boolean plain = !cell.isEmpty();
        for (int i = 0; i < cell.length() && plain; i++) {
            char c = cell.charAt(i);
            plain = c != ',' && c != '"' && c != '\n' && c != '\r';
        }
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String escaped(String cell) {
        if (cell == null) {
            return "\\N";
        }
        return cell.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
