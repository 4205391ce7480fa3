package io.sluice.connectors.json;

import io.sluice.connectors.text.FastNumber;
import io.sluice.connectors.text.Shown;
import io.sluice.connectors.text.ValueReader;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.type.SqlType;

/**
 * Reads the JSON values of one column, field or element. A text is taken for a number, date or boolean when it reads as
 * one, and any value for a VARCHAR: a number as written, an object or array as its JSON without white space. Not
 * thread-safe.
 */
final class JsonValueReader {
    private static final int SHOWN = 40;

    private final String name;
    private final SqlType type;
    private final boolean isText;
    /** Null for a nested type. */
    private final ValueReader scalar;
    /** Null for any other type. */
    private final JsonNestedReader nested;

    private final Fast fast;
    private final FastNumber number = new FastNumber();
    private byte[] scratch = new byte[256];

    /** Numbers that have a way of their own. */
    private enum Fast {
        NONE,
        INT,
        WHOLE,
        DOUBLE;

        static Fast of(SqlType type) {
            return switch (type.root()) {
                case INTEGER -> INT;
                case BIGINT -> WHOLE;
                case DOUBLE -> DOUBLE;
                default -> NONE;
            };
        }
    }

    /** @param name of the column, for errors: {@code address.street} */
    JsonValueReader(String name, SqlType type, char timestampSeparator, boolean failOnMissing) {
        this.name = name;
        this.type = type;
        this.isText = type.isText();
        this.fast = Fast.of(type);
        this.scalar = type.isNested() ? null : ValueReader.of(type, timestampSeparator);
        this.nested = type.isNested() ? new JsonNestedReader(name, type, timestampSeparator, failOnMissing) : null;
    }

    String name() {
        return name;
    }

    /** Appends the value at {@code b[p]}; returns the position behind it. */
    int read(byte[] b, int p, ColumnBuilder target) throws JsonSyntaxException {
        switch (b[p]) {
            case '"' -> {
                return readString(b, p, target);
            }
            case '{', '[' -> {
                return readContainer(b, p, target);
            }
            case 'n' -> {
                int end = JsonText.endOfWord(b, p, "null");
                appendNull(p, target);
                return end;
            }
            default -> {
                int plain = readPlainNumber(b, p, target);
                if (plain >= 0) {
                    return plain;
                }
                int end = JsonText.endOfValue(b, p, 1);
                if (scalar == null || !scalar.append(b, p, end, target)) {
                    throw mismatch(b, p, end);
                }
                return end;
            }
        }
    }

    /** Nearly all numbers are plain and are read in one pass; -1 for others, of which nothing was appended. */
    private int readPlainNumber(byte[] b, int p, ColumnBuilder target) {
        switch (fast) {
            case WHOLE -> {
                int end = number.whole(b, p);
                if (end >= 0 && endsNumber(b[end])) {
                    target.appendLong(number.value());
                    return end;
                }
            }
            case DOUBLE -> {
                int end = number.decimal(b, p);
                if (end >= 0 && endsNumber(b[end])) {
                    target.appendDouble(number.floating());
                    return end;
                }
            }
            case INT -> {
                int end = number.whole(b, p);
                if (end >= 0 && endsNumber(b[end]) && number.value() == (int) number.value()) {
                    target.appendInt((int) number.value());
                    return end;
                }
            }
            case NONE -> {}
        }
        return -1;
    }

    private static boolean endsNumber(byte next) {
        return next == ',' || next == '}' || next == ']';
    }

    private int readString(byte[] b, int quote, ColumnBuilder target) throws JsonSyntaxException {
        int end = JsonText.endOfString(b, quote + 1);
        if (end >= 0) {
            if (isText) {
                target.appendBytes(b, quote + 1, end - quote - 1);
                return end + 1;
            }
            if (scalar == null || !scalar.appendTrimmed(b, quote + 1, end, target)) {
                throw mismatch(b, quote, end + 1);
            }
            return end + 1;
        }
        ensureScratch(~end - quote);
        int length = JsonText.unescape(b, quote + 1, ~end, scratch);
        if (scalar == null || !scalar.appendTrimmed(scratch, 0, length, target)) {
            throw mismatch(b, quote, ~end + 1);
        }
        return ~end + 1;
    }

    private int readContainer(byte[] b, int start, ColumnBuilder target) throws JsonSyntaxException {
        if (nested != null) {
            if (b[start] != nested.opening()) {
                throw mismatch(b, start, JsonText.endOfValue(b, start, 1));
            }
            return nested.read(b, start, target);
        }
        int end = JsonText.endOfValue(b, start, 1);
        if (!isText) {
            throw mismatch(b, start, end);
        }
        ensureScratch(end - start);
        int length = JsonText.compact(b, start, end, scratch);
        target.appendBytes(scratch, 0, length);
        return end;
    }

    /** @param position for the error when the type has no NULL */
    void appendNull(int position, ColumnBuilder target) throws JsonSyntaxException {
        if (!type.nullable()) {
            throw new JsonSyntaxException(position, "NULL for column '" + name + "'", type + ", which is never NULL");
        }
        target.appendNull();
    }

    private void ensureScratch(int length) {
        if (scratch.length < length) {
            scratch = new byte[Math.max(length, scratch.length * 2)];
        }
    }

    private JsonSyntaxException mismatch(byte[] b, int start, int end) {
        String shown = Shown.of(b, start, end, SHOWN);
        return new JsonSyntaxException(
                start,
                "column '" + name + "' cannot hold " + shown,
                scalar == null ? nested.expected() : scalar.expected());
    }
}
