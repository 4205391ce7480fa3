package io.sluice.shell.terminal;

import io.sluice.shell.format.DisplayWidth;

/** A screen as an SVG of text: small, and sharp at any size. */
final class ScreenPicture {
    private static final int CELL_WIDTH = 8;
    private static final int CELL_HEIGHT = 17;
    private static final int MARGIN = 12;
    private static final String PAPER = "#1b1f24";
    private static final String INK = "#d5d9de";

    /** Bits of a cell above its code point: bold, negative, whether it has a colour, and the colour, four bits a part. */
    private static final long BOLD = 0x08000000L << 32;

    private static final long NEGATIVE = 0x02000000L << 32;
    private static final long COLOURED = 0x10000000L << 32;
    private static final int COLOUR_SHIFT = 44;
    private static final int LIGHTER = 5;

    private ScreenPicture() {}

    /** @param cells of a {@link PseudoTerminal}; empty lines at the end are left out */
    static String of(long[] cells, int width) {
        int height = usedLines(cells, width);
        StringBuilder svg = new StringBuilder();
        int pixelsWide = width * CELL_WIDTH + 2 * MARGIN;
        int pixelsHigh = height * CELL_HEIGHT + 2 * MARGIN;
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + pixelsWide + "\" height=\"" + pixelsHigh
                + "\" viewBox=\"0 0 " + pixelsWide + " " + pixelsHigh + "\">\n"
                + "<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"" + PAPER + "\"/>\n"
                + "<g font-family=\"ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace\" font-size=\"13\" fill=\""
                + INK + "\" xml:space=\"preserve\">\n");
        for (int row = 0; row < height; row++) {
            line(cells, row * width, width, MARGIN + row * CELL_HEIGHT, svg);
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    private static int usedLines(long[] cells, int width) {
        int used = 0;
        for (int i = 0; i < cells.length; i++) {
            if (!isBlank(cells[i])) {
                used = i / width + 1;
            }
        }
        return used;
    }

    private static boolean isBlank(long cell) {
        return (character(cell) == ' ') && (cell & NEGATIVE) == 0;
    }

    private static int character(long cell) {
        int codePoint = (int) cell;
        return codePoint == 0 ? ' ' : codePoint;
    }

    /** A run of cells of one look is one text. */
    private static void line(long[] cells, int start, int width, int top, StringBuilder svg) {
        int from = 0;
        while (from < width) {
            long look = cells[start + from] >>> 32;
            int to = from;
            StringBuilder text = new StringBuilder();
            while (to < width && cells[start + to] >>> 32 == look) {
                text.appendCodePoint(character(cells[start + to]));
                to++;
            }
            run(text.toString(), look << 32, from, top, svg);
            from = to;
        }
    }

    private static void run(String text, long look, int column, int top, StringBuilder svg) {
        boolean negative = (look & NEGATIVE) != 0;
        String shown = negative ? text : text.stripTrailing();
        if (shown.isEmpty()) {
            return;
        }
        int x = MARGIN + column * CELL_WIDTH;
        int wide = DisplayWidth.of(shown) * CELL_WIDTH;
        if (negative) {
            svg.append("<rect x=\"" + x + "\" y=\"" + top + "\" width=\"" + wide + "\" height=\"" + CELL_HEIGHT
                    + "\" fill=\"" + INK + "\"/>");
        }
        svg.append("<text x=\"" + x + "\" y=\"" + (top + 13) + "\" textLength=\"" + wide + "\"");
        if (negative) {
            svg.append(" fill=\"" + PAPER + "\"");
        } else if ((look & COLOURED) != 0) {
            svg.append(" fill=\"" + colour(look) + "\"");
        }
        svg.append((look & BOLD) != 0 ? " font-weight=\"bold\">" : ">");
        svg.append(shown.replace("&", "&amp;").replace("<", "&lt;")).append("</text>\n");
    }

    /** Of its four bits a part, and light enough for dark paper. */
    private static String colour(long look) {
        int rgb = (int) (look >>> COLOUR_SHIFT) & 0xfff;
        StringBuilder text = new StringBuilder("#");
        for (int shift = 8; shift >= 0; shift -= 4) {
            int part = Math.min(0xf, ((rgb >>> shift) & 0xf) + LIGHTER);
            text.append(Integer.toHexString(part));
        }
        return text.toString();
    }
}
