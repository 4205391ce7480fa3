package io.sluice.shell.format;

import io.sluice.core.type.RowType;
import java.io.IOException;
import java.util.List;

/** JSON objects, one a line; or all of them in one array. Values stand as {@link JsonText} says. */
final class JsonFormat implements RowFormat {
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

    /** The cells of nested values are JSON already. */
    @Override
    public void row(List<String> cells) throws IOException {
        StringBuilder line = new StringBuilder();
        if (array) {
            line.append(first ? "\n  " : ",\n  ");
            first = false;
        }
        line.append('{');
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                line.append(array ? ", " : ",");
            }
            JsonText.appendQuoted(type.name(i), line);
            line.append(array ? ": " : ":");
            JsonText.appendScalar(type.type(i), cells.get(i), line);
        }
        out.append(line.append(array ? "}" : "}\n"));
    }

    @Override
    public void end(Summary summary) throws IOException {
        if (array) {
            out.append(first ? "]\n" : "\n]\n");
        }
    }
}
