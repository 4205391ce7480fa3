package io.sluice.connectors.json;

import io.sluice.connectors.text.Swar;
import io.sluice.connectors.text.Utf8;

/**
 * The grammar of RFC 8259 below the object. All methods take the position of a first byte, return the position behind
 * the last, and rely on a line end (a byte that no value can hold) somewhere after it.
 */
final class JsonText {
    private static final int DEEPEST = 1000;
    private static final long QUOTES = Swar.repeat('"');
    private static final long BACKSLASHES = Swar.repeat('\\');

    private JsonText() {}

    static int skipSpace(byte[] b, int start) {
        int p = start;
        while (b[p] == ' ' || b[p] == '\t' || b[p] == '\r') {
            p++;
        }
        return p;
    }

    /**
     * The position of the closing quote of the string whose text begins at {@code start}; its complement when there are
     * escapes in it.
     */
    static int endOfString(byte[] b, int start) throws JsonSyntaxException {
        int p = plainUntil(b, start);
        if (b[p] == '"') {
            return p;
        }
        while (b[p] == '\\') {
            p = plainUntil(b, afterEscape(b, p));
        }
        if (b[p] != '"') {
            throw new JsonSyntaxException(
                    p, b[p] == '\n' ? "the text is not closed" : "a control character in a text", "a closing \"");
        }
        return ~p;
    }

    /** The next quote, backslash or control character. */
    private static int plainUntil(byte[] b, int start) {
        int p = start;
        int lastWord = b.length - 8;
        while (p <= lastWord) {
            long word = Swar.load(b, p);
            long mask = Swar.matches(word, QUOTES) | Swar.matches(word, BACKSLASHES) | Swar.below(word, ' ');
            if (mask != 0) {
                return p + Swar.first(mask);
            }
            p += 8;
        }
        while (b[p] != '"' && b[p] != '\\' && (b[p] < 0 || b[p] >= ' ')) {
            p++;
        }
        return p;
    }

    private static int afterEscape(byte[] b, int backslash) throws JsonSyntaxException {
        switch (b[backslash + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return backslash + 2;
            }
            case 'u' -> {
                hex(b, backslash + 2);
                return backslash + 6;
            }
            default ->
                throw new JsonSyntaxException(
                        backslash, "an unknown escape", "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
        }
    }

    private static int hex(byte[] b, int start) throws JsonSyntaxException {
        int value = 0;
        for (int p = start; p < start + 4; p++) {
            int digit = Character.digit((char) (b[p] & 0xFF), 16);
            if (digit < 0) {
                throw new JsonSyntaxException(p, "an unknown escape", "four hexadecimal digits after \\u");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** Writes the text of {@code b[start..end)}, already found well-formed, without escapes; returns its length. */
    static int unescape(byte[] b, int start, int end, byte[] target) throws JsonSyntaxException {
        int to = 0;
        int p = start;
        while (p < end) {
            if (b[p] != '\\') {
                target[to++] = b[p++];
            } else if (b[p + 1] != 'u') {
                target[to++] = plainEscape(b[p + 1]);
                p += 2;
            } else {
                int codePoint = codePoint(b, p, end);
                to = Utf8.write(codePoint, target, to);
                p += codePoint >= 0x10000 ? 12 : 6;
            }
        }
        return to;
    }

    private static byte plainEscape(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }

    /** One escape, or two that make a surrogate pair. */
    private static int codePoint(byte[] b, int p, int end) throws JsonSyntaxException {
        int unit = hex(b, p + 2);
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            return unit;
        }
        if (unit <= Character.MAX_HIGH_SURROGATE && p + 12 <= end && b[p + 6] == '\\' && b[p + 7] == 'u') {
            int low = hex(b, p + 8);
            if (low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE) {
                return Character.toCodePoint((char) unit, (char) low);
            }
        }
        throw new JsonSyntaxException(
                p, "half of a surrogate pair, which is not a character", "a pair such as \\uD83D\\uDE00");
    }

    static int endOfNumber(byte[] b, int start) throws JsonSyntaxException {
        int p = b[start] == '-' ? start + 1 : start;
        if (b[p] == '0') {
            p++;
        } else {
            p = afterDigits(b, p);
        }
        if (b[p] == '.') {
            p = afterDigits(b, p + 1);
        }
        if ((b[p] | 0x20) == 'e') {
            p++;
            p = afterDigits(b, b[p] == '-' || b[p] == '+' ? p + 1 : p);
        }
        return p;
    }

    private static int afterDigits(byte[] b, int start) throws JsonSyntaxException {
        int p = start;
        while (b[p] >= '0' && b[p] <= '9') {
            p++;
        }
        if (p == start) {
            throw new JsonSyntaxException(p, "not a JSON value", "a digit");
        }
        return p;
    }

    static int endOfWord(byte[] b, int start, String word) throws JsonSyntaxException {
        for (int i = 0; i < word.length(); i++) {
            if (b[start + i] != word.charAt(i)) {
                throw new JsonSyntaxException(start, "not a JSON value", word);
            }
        }
        return start + word.length();
    }

    /** The end of any value, the grammar of which is checked. */
    static int endOfValue(byte[] b, int start, int depth) throws JsonSyntaxException {
        return switch (b[start]) {
            case '"' -> {
                int end = endOfString(b, start + 1);
                yield (end < 0 ? ~end : end) + 1;
            }
            case '{' -> endOfContainer(b, start, '}', depth);
            case '[' -> endOfContainer(b, start, ']', depth);
            case 't' -> endOfWord(b, start, "true");
            case 'f' -> endOfWord(b, start, "false");
            case 'n' -> endOfWord(b, start, "null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> endOfNumber(b, start);
            default -> throw new JsonSyntaxException(start, "not a JSON value", "a JSON value");
        };
    }

    private static int endOfContainer(byte[] b, int start, char close, int depth) throws JsonSyntaxException {
        if (depth > DEEPEST) {
            throw new JsonSyntaxException(start, "too deeply nested", "at most " + DEEPEST + " levels");
        }
        int p = skipSpace(b, start + 1);
        if (b[p] == close) {
            return p + 1;
        }
        while (true) {
            if (close == '}') {
                p = afterName(b, p);
            }
            p = skipSpace(b, endOfValue(b, p, depth + 1));
            if (b[p] == close) {
                return p + 1;
            }
            if (b[p] != ',') {
                throw new JsonSyntaxException(p, "the value is not closed", "',' or '" + close + "'");
            }
            p = skipSpace(b, p + 1);
        }
    }

    private static int afterName(byte[] b, int start) throws JsonSyntaxException {
        if (b[start] != '"') {
            throw new JsonSyntaxException(start, "not a field name", "a name in \"");
        }
        return afterColon(b, endOfValue(b, start, 0));
    }

    /** From behind a name to the first byte of its value. */
    static int afterColon(byte[] b, int start) throws JsonSyntaxException {
        int p = skipSpace(b, start);
        if (b[p] != ':') {
            throw new JsonSyntaxException(p, "no value after the field name", "':'");
        }
        return skipSpace(b, p + 1);
    }

    /** Copies a well-formed value without the white space between its tokens; returns the length. */
    static int compact(byte[] b, int start, int end, byte[] target) throws JsonSyntaxException {
        int to = 0;
        int p = start;
        while (p < end) {
            if (b[p] == '"') {
                int close = endOfValue(b, p, 0);
                System.arraycopy(b, p, target, to, close - p);
                to += close - p;
                p = close;
            } else {
                if (b[p] != ' ' && b[p] != '\t' && b[p] != '\r') {
                    target[to++] = b[p];
                }
                p++;
            }
        }
        return to;
    }
}
