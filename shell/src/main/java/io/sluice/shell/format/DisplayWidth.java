package io.sluice.shell.format;

/**
 * How many cells of a terminal a text takes. Letters of East Asia and most pictures take two, accents none; what
 * belongs together is one character, as in UAX #29: a letter and its accents, a flag of two letters, pictures joined to
 * one, a picture with its skin tone.
 */
public final class DisplayWidth {
    private static final int FIRST_NOT_NARROW = 0x300;
    private static final int JOINER = 0x200D;
    private static final int AS_PICTURE = 0xFE0F;

    private DisplayWidth() {}

    public static int of(String text) {
        int width = 0;
        for (int start = 0; start < text.length(); ) {
            int end = next(text, start);
            width += width(text, start, end);
            start = end;
        }
        return width;
    }

    public static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    public static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /** The text, its end replaced by three dots when it takes more than {@code width} cells. */
    public static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        String dots = ".".repeat(Math.min(3, width));
        return text.substring(0, fitting(text, width - dots.length())) + dots;
    }

    /** What of a text fits into so many cells. */
    public static String clip(String text, int width) {
        return text.substring(0, fitting(text, width));
    }

    private static int fitting(String text, int width) {
        int used = 0;
        int start = 0;
        while (start < text.length()) {
            int end = next(text, start);
            used += width(text, start, end);
            if (used > width) {
                return start;
            }
            start = end;
        }
        return start;
    }

    /** Where the character that begins at {@code start} ends. */
    private static int next(String text, int start) {
        int first = text.codePointAt(start);
        int end = start + Character.charCount(first);
        boolean flag = isFlagLetter(first);
        boolean joined = false;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            boolean belongs =
                    joined && isPicture(codePoint) || flag && isFlagLetter(codePoint) || extendsAny(codePoint);
            if (!belongs) {
                return end;
            }
            joined = codePoint == JOINER && isPicture(first);
            flag = false;
            end += Character.charCount(codePoint);
        }
        return end;
    }

    private static int width(String text, int start, int end) {
        int first = text.codePointAt(start);
        boolean pair = isFlagLetter(first) && end - start > Character.charCount(first);
        boolean asPicture = isPicture(first) && text.indexOf(AS_PICTURE, start) == start + Character.charCount(first);
        return pair || asPicture && end > start + Character.charCount(first) ? 2 : of(first);
    }

    private static int of(int codePoint) {
        if (codePoint < FIRST_NOT_NARROW) {
            return 1;
        }
        if (isZero(codePoint)) {
            return 0;
        }
        return WideCharacters.contain(codePoint) ? 2 : 1;
    }

    /** Whether a code point never stands alone: an accent, a vowel of Hangul, a joiner, a skin tone. */
    private static boolean extendsAny(int codePoint) {
        return codePoint >= FIRST_NOT_NARROW && (isZero(codePoint) || codePoint >= 0x1F3FB && codePoint <= 0x1F3FF);
    }

    private static boolean isZero(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || codePoint >= 0x1160 && codePoint <= 0x11FF;
    }

    private static boolean isFlagLetter(int codePoint) {
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    }

    /** Signs that can be shown as a picture. */
    private static boolean isPicture(int codePoint) {
        return codePoint >= 0x1F000 && codePoint <= 0x1FAFF || codePoint >= 0x2190 && codePoint <= 0x2BFF;
    }
}
