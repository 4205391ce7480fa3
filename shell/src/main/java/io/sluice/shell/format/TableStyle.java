package io.sluice.shell.format;

import java.io.IOException;
import java.util.List;

/** How the lines of a table are drawn. */
enum TableStyle {
    /** Flink's: plain characters, every cell aligned to the right. */
    TABLEAU("+-++", "+-++", "+-++", "|"),
    /** For a terminal: box drawing, numbers aligned to the right and everything else to the left. */
    BOX("┌─┬┐", "├─┼┤", "└─┴┘", "│");

    private final String top;
    private final String middle;
    private final String bottom;
    private final String wall;

    TableStyle(String top, String middle, String bottom, String wall) {
        this.top = top;
        this.middle = middle;
        this.bottom = bottom;
        this.wall = wall;
    }

    /** The line above the names. */
    void top(int[] widths, Appendable out) throws IOException {
        border(top, widths, out);
    }

    /** The line between the names and the rows. */
    void middle(int[] widths, Appendable out) throws IOException {
        border(middle, widths, out);
    }

    /** The line below the rows. */
    void bottom(int[] widths, Appendable out) throws IOException {
        border(bottom, widths, out);
    }

    /** @param right which cells are aligned to the right, where the style leaves a choice */
    void row(int[] widths, boolean[] right, List<String> cells, Appendable out) throws IOException {
        for (int c = 0; c < widths.length; c++) {
            String cell = cells.get(c);
            out.append(wall).append(' ');
            out.append(
                    this == TABLEAU || right[c]
                            ? DisplayWidth.padLeft(cell, widths[c])
                            : DisplayWidth.padRight(cell, widths[c]));
            out.append(' ');
        }
        out.append(wall).append('\n');
    }

    /** @param pieces left end, line, crossing, right end */
    private static void border(String pieces, int[] widths, Appendable out) throws IOException {
        String line = pieces.substring(1, 2);
        for (int c = 0; c < widths.length; c++) {
            out.append(pieces.charAt(c == 0 ? 0 : 2)).append(line.repeat(widths[c] + 2));
        }
        out.append(pieces.charAt(3)).append('\n');
    }
}
