package io.sluice.shell.format;

import java.io.IOException;
import java.util.List;

/** Each row as a block with one line per column; for rows that are wider than the screen. */
final class VerticalFormat implements RowFormat {
    private static final String STARS = "*".repeat(20);

    private final List<String> names;
    private final int nameWidth;
    private final String nullText;
    private final Appendable out;
    private long rows;

    VerticalFormat(List<String> names, String nullText, Appendable out) {
        this.names = names;
        this.nullText = nullText;
        this.nameWidth = names.stream().mapToInt(DisplayWidth::of).max().orElse(0);
        this.out = out;
    }

    @Override
    public void begin() {
        // Each row has its own heading.
    }

    @Override
    public void row(List<String> cells) throws IOException {
        rows++;
        out.append(STARS + " row " + rows + " " + STARS + "\n");
        for (int i = 0; i < cells.size(); i++) {
            out.append(DisplayWidth.padLeft(names.get(i), nameWidth))
                    .append(": ")
                    .append(CellText.of(cells.get(i), nullText))
                    .append('\n');
        }
    }

    @Override
    public void end(Summary summary) throws IOException {
        out.append(TableFormat.footer(summary)).append('\n');
    }
}
