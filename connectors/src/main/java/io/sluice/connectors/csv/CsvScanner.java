package io.sluice.connectors.csv;

import io.sluice.connectors.text.Swar;
import java.util.Arrays;

/**
 * Finds the fields of one record. After {@link #scan} field {@code i} is {@code starts[i]..ends[i]} of the buffer,
 * without its quotes.
 */
final class CsvScanner {
    /** Given by {@link #scan} when the buffer ends before the record does. */
    static final int INCOMPLETE = -1;

    int count;
    int[] starts = new int[32];
    int[] ends = new int[32];
    boolean[] quoted = new boolean[32];
    boolean[] escaped = new boolean[32];

    private final byte delimiter;
    private final int quote;
    private final int escape;
    private final long delimiters;
    private final long quotes;
    private final long escapes;
    private static final long LINE_ENDS = Swar.repeat('\n');
    private static final long HIGHS = Swar.repeat(0x80);

    /** The bytes of the present record, and perhaps some behind it, or'ed; all bits where some were not seen. */
    private long seen;

    /** Whether the present record can have line ends within. */
    private boolean manyLines;

    CsvScanner(CsvDialect dialect) {
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote();
        this.escape = dialect.escape();
        this.delimiters = Swar.repeat(delimiter);
        this.quotes = Swar.repeat(quote == CsvDialect.NONE ? '\n' : quote);
        this.escapes = Swar.repeat(escape == CsvDialect.NONE ? '\n' : escape);
    }

    /** The position behind the record that begins at {@code start} and its line end, or {@link #INCOMPLETE}. */
    int scan(byte[] b, int start, int end, boolean atEnd) throws CsvSyntaxException {
        count = 0;
        seen = 0;
        manyLines = false;
        int p = start;
        while (true) {
            next(p);
            boolean inQuotes = p < end && b[p] == quote && quote != CsvDialect.NONE;
            p = inQuotes ? quotedField(b, p, start, end, atEnd) : plainField(b, p, end);
            if (p == INCOMPLETE || (p == end && !atEnd)) {
                return INCOMPLETE;
            }
            if (p == end) {
                return end;
            }
            if (b[p] == '\n') {
                return p + 1;
            }
            p++;
        }
    }

    /** False: the record may be ASCII nevertheless. */
    boolean isCertainlyAscii() {
        return (seen & HIGHS) == 0;
    }

    /** Whether the record's only line end is the one behind it; false when that is not certain. */
    boolean isCertainlyOneLine() {
        return !manyLines;
    }

    private void next(int start) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            quoted = Arrays.copyOf(quoted, count * 2);
            escaped = Arrays.copyOf(escaped, count * 2);
        }
        starts[count] = start;
        quoted[count] = false;
        escaped[count] = false;
        count++;
    }

    /** Returns the position of the delimiter, the line end or {@code end}. */
    private int plainField(byte[] b, int start, int end) {
        int p = plainUntil(b, start, end);
        while (p < end && b[p] == escape && b[p] != delimiter && b[p] != '\n') {
            escaped[count - 1] = true;
            seen = -1;
            manyLines = true;
            p = plainUntil(b, Math.min(p + 2, end), end);
        }
        boolean carriageReturn = p > start && b[p - 1] == '\r' && (p == end || b[p] == '\n');
        ends[count - 1] = carriageReturn ? p - 1 : p;
        return p;
    }

    private int plainUntil(byte[] b, int start, int end) {
        int p = start;
        long all = 0;
        for (; p + 8 <= end; p += 8) {
            long word = Swar.load(b, p);
            long mask = Swar.matches(word, delimiters) | Swar.matches(word, LINE_ENDS) | Swar.matches(word, escapes);
            all |= word;
            if (mask != 0) {
                seen |= all;
                return p + Swar.first(mask);
            }
        }
        while (p < end && b[p] != delimiter && b[p] != '\n' && b[p] != escape) {
            all |= b[p++];
        }
        seen |= all;
        return p;
    }

    private int quotedField(byte[] b, int open, int recordStart, int end, boolean atEnd) throws CsvSyntaxException {
        int field = count - 1;
        quoted[field] = true;
        manyLines = true;
        starts[field] = open + 1;
        int p = open + 1;
        while (true) {
            p = quotedUntil(b, p, end);
            if (p + 1 >= end && !atEnd) {
                return INCOMPLETE;
            }
            if (p >= end) {
                throw new CsvSyntaxException(open, recordStart, "the quoted text is not closed", "a closing quote");
            }
            boolean doubled = b[p] == quote && p + 1 < end && b[p + 1] == quote;
            if (!doubled && b[p] != escape) {
                break;
            }
            escaped[field] = true;
            seen |= doubled ? 0 : -1;
            p += 2;
        }
        ends[field] = p;
        return afterQuote(b, p + 1, end, atEnd);
    }

    private int quotedUntil(byte[] b, int start, int end) {
        int p = start;
        long all = 0;
        for (; p + 8 <= end && escape == CsvDialect.NONE; p += 8) {
            long word = Swar.load(b, p);
            long mask = Swar.matches(word, quotes);
            all |= word;
            if (mask != 0) {
                seen |= all;
                return p + Swar.first(mask);
            }
        }
        while (p < end && b[p] != quote && b[p] != escape) {
            all |= b[p++];
        }
        seen |= all;
        return p;
    }

    private int afterQuote(byte[] b, int start, int end, boolean atEnd) throws CsvSyntaxException {
        int p = start;
        while (p < end && b[p] == ' ' && delimiter != ' ') {
            p++;
        }
        if (p < end && b[p] == '\r') {
            if (p + 1 == end) {
                return atEnd ? end : INCOMPLETE;
            }
            p += b[p + 1] == '\n' ? 1 : 0;
        }
        if (p < end && b[p] != delimiter && b[p] != '\n') {
            throw new CsvSyntaxException(
                    p, p, "more text behind a quoted field", "a delimiter, a line end, or the quote doubled");
        }
        return p;
    }

    /** Writes the text of an escaped field as it is meant; returns its length. */
    int unescape(byte[] b, int field, byte[] target) {
        int to = 0;
        int end = ends[field];
        for (int p = starts[field]; p < end; p++) {
            byte c = b[p];
            if (c == escape && p + 1 < end) {
                c = meaning(b[++p]);
            } else if (c == quote && quoted[field]) {
                p++;
            }
            target[to++] = c;
        }
        return to;
    }

    private static byte meaning(byte escapedCharacter) {
        return switch (escapedCharacter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '0' -> 0;
            default -> escapedCharacter;
        };
    }
}
