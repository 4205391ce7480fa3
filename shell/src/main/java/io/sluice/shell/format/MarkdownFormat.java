package io.sluice.shell.format;

import java.io.IOException;
import java.util.List;

/** A table of Markdown; NULL is an empty cell. */
final class MarkdownFormat implements RowFormat {
    private final List<String> names;
    private final Appendable out;

    MarkdownFormat(List<String> names, Appendable out) {
        this.names = names;
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        row(names);
        row(names.stream().map(name -> "---").toList());
    }

    @Override
    public void row(List<String> cells) throws IOException {
        for (String cell : cells) {
            out.append("| ").append(escaped(cell)).append(' ');
        }
        out.append("|\n");
    }

    @Override
    public void end(Summary summary) {
        // Nothing stands below the rows.
    }

    private static String escaped(String cell) {
        if (cell == null) {
            return "";
        }
        return cell.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("\r\n", "<br>")
                .replace("\n", "<br>");
    }
}
