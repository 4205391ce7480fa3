package io.sluice.shell.format;

/** How many cells of a terminal a text takes: letters of East Asia and most pictures take two, accents none. */
final class DisplayWidth {
    /** Code points of two cells, as pairs of first and last, ascending: Unicode's East Asian Width W and F. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F,
        0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F680, 0x1F6FF, 0x1F900, 0x1F9FF, 0x20000, 0x3FFFD
    };

    private static final int FIRST_NOT_NARROW = 0x300;

    private DisplayWidth() {}

    static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            width += of(codePoint);
            i += Character.charCount(codePoint);
        }
        return width;
    }

    static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /** The text, its end replaced by three dots when it takes more than {@code width} cells. */
    static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        String dots = "...";
        int used = dots.length();
        int end = 0;
        while (used + of(text.codePointAt(end)) <= width) {
            int codePoint = text.codePointAt(end);
            used += of(codePoint);
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end) + dots;
    }

    private static int of(int codePoint) {
        if (codePoint < FIRST_NOT_NARROW) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int i = 0; i < WIDE.length && codePoint >= WIDE[i]; i += 2) {
            if (codePoint <= WIDE[i + 1]) {
                return 2;
            }
        }
        return 1;
    }
}
