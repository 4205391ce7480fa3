package io.sluice.shell.live;

import io.sluice.core.type.RowType;
import io.sluice.shell.format.CellText;
import io.sluice.shell.format.DisplayWidth;
import io.sluice.shell.format.RowFormats;
import io.sluice.shell.live.Screen.Line;
import io.sluice.shell.live.Screen.Line.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What of a result stands on the screen: which rows and columns, and how they are drawn. Columns grow with what they
 * show and do not shrink again, so that nothing jumps. Pure but for that; used by one thread.
 */
final class LiveTable {
    private static final int HEAD_LINES = 2;
    private static final int FOOT_LINES = 2;
    private static final String WALL = " │ ";

    private final RowType type;
    private final int widest;
    private final String nullText;
    private final int[] widths;
    private int top;
    private int left;
    private boolean following;
    private boolean open;

    /**
     * @param widest cells that a column may take
     * @param following whether the last rows are shown as they come
     */
    LiveTable(RowType type, int widest, String nullText, boolean following) {
        this.type = type;
        this.widest = widest;
        this.nullText = nullText;
        this.following = following;
        this.widths = new int[type.size()];
        Arrays.setAll(widths, c -> Math.min(widest, DisplayWidth.of(type.name(c))));
    }

    /** Moves as a key says. @return false for a key that moves nothing */
    boolean move(Key key, int rows, int height) {
        int page = Math.max(1, bodyLines(height));
        int last = Math.max(0, rows - page);
        switch (key) {
            case UP -> top = Math.max(0, Math.min(top, last) - 1);
            case DOWN -> top = Math.min(last, top + 1);
            case PAGE_UP -> top = Math.max(0, Math.min(top, last) - page);
            case PAGE_DOWN -> top = Math.min(last, top + page);
            case HOME -> top = 0;
            case END -> top = last;
            case LEFT -> left = Math.max(0, left - 1);
            case RIGHT -> left = Math.min(widths.length - 1, left + 1);
            case OPEN -> open = !open && rows > 0;
            case PLUS, MINUS, REFRESH, QUIT, STOP, OTHER, NONE -> {
                return false;
            }
        }
        boolean vertical = key != Key.LEFT && key != Key.RIGHT && key != Key.OPEN;
        if (vertical) {
            following = key == Key.END || following && key == Key.DOWN;
        }
        return true;
    }

    /** Rows up to this one are needed to fill the screen. */
    int wanted(int height) {
        return top + 2 * Math.max(1, bodyLines(height));
    }

    private static int bodyLines(int height) {
        return height - HEAD_LINES - FOOT_LINES;
    }

    /** The lines of a screen: names, rows, and the foot, whose second line is {@code keys}. */
    List<Line> draw(List<List<String>> rows, int height, int width, String state, String keys) {
        int body = Math.max(1, bodyLines(height));
        int last = Math.max(0, rows.size() - body);
        top = following ? last : Math.min(top, last);
        int end = Math.min(rows.size(), top + body);
        List<Line> lines = new ArrayList<>();
        if (open && end > top) {
            drawRow(rows.get(top), width, lines);
        } else {
            drawTable(rows.subList(top, end), width, lines);
        }
        while (lines.size() < height - FOOT_LINES) {
            lines.add(new Line("", Style.PLAIN));
        }
        List<Line> fitting = new ArrayList<>(lines.subList(0, Math.max(0, height - FOOT_LINES)));
        String range = String.format(Locale.ROOT, "rows %,d-%,d of %,d", end == 0 ? 0 : top + 1, end, rows.size());
        fitting.add(new Line(DisplayWidth.clip(range + state, width), Style.FOOTER));
        fitting.add(new Line(DisplayWidth.clip(keys, width), Style.FOOTER));
        return fitting;
    }

    /** The lines with a text in the place of rows, over several lines where it must. */
    static List<Line> withNotice(List<Line> lines, String notice, int width) {
        List<Line> changed = new ArrayList<>(lines);
        int at = HEAD_LINES + 1;
        StringBuilder line = new StringBuilder();
        for (String word : notice.split(" ")) {
            if (line.length() > 0 && DisplayWidth.of(line + word) + 2 > width && at < lines.size() - FOOT_LINES) {
                changed.set(at++, new Line(line.toString(), Style.PLAIN));
                line.setLength(0);
            }
            line.append(' ').append(word);
        }
        if (at < lines.size() - FOOT_LINES) {
            changed.set(at, new Line(DisplayWidth.clip(line.toString(), width), Style.PLAIN));
        }
        return changed;
    }

    private void drawTable(List<List<String>> rows, int width, List<Line> lines) {
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], Math.min(widest, DisplayWidth.of(CellText.of(row.get(c), nullText))));
            }
        }
        lines.add(new Line(DisplayWidth.clip(line(type.names(), false), width), Style.HEADING));
        StringBuilder rule = new StringBuilder();
        for (int c = left; c < widths.length; c++) {
            rule.append(c == left ? "─" : "─┼─").append("─".repeat(widths[c]));
        }
        lines.add(new Line(DisplayWidth.clip(rule.append("─").toString(), width), Style.PLAIN));
        for (List<String> row : rows) {
            lines.add(new Line(DisplayWidth.clip(line(row, true), width), Style.PLAIN));
        }
    }

    private String line(List<String> cells, boolean values) {
        StringBuilder line = new StringBuilder(" ");
        for (int c = left; c < widths.length; c++) {
            String cell = values ? CellText.of(cells.get(c), nullText) : cells.get(c);
            String cut = DisplayWidth.cut(cell, widths[c]);
            line.append(c == left ? "" : WALL);
            line.append(
                    RowFormats.isNumber(type, c)
                            ? DisplayWidth.padLeft(cut, widths[c])
                            : DisplayWidth.padRight(cut, widths[c]));
        }
        return line.append(' ').toString();
    }

    private void drawRow(List<String> row, int width, List<Line> lines) {
        int names = type.names().stream().mapToInt(DisplayWidth::of).max().orElse(0);
        for (int c = 0; c < row.size(); c++) {
            String line = DisplayWidth.padLeft(type.name(c), names) + ": " + CellText.of(row.get(c), nullText);
            lines.add(new Line(DisplayWidth.clip(line, width), Style.PLAIN));
        }
    }
}
