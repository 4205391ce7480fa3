package io.sluice.connectors.json;

import io.sluice.connectors.text.Shown;
import io.sluice.connectors.text.ValueReader;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;

/**
 * One JSON object to one row. Fields may come in any order; of a field given twice the last one counts; fields that the
 * query does not want are checked for their grammar only. A text is taken for a number, date or boolean when it reads as
 * one, and any value for a VARCHAR: a number as written, an object or array as its JSON without white space.
 */
final class JsonObjectParser {
    private static final int SHOWN = 40;

    private final RowType type;
    private final boolean failOnMissing;
    private final ValueReader[] readers;
    private final boolean[] isText;
    private final JsonNames names;
    private byte[] scratch = new byte[256];

    /** @param type the wanted columns, in the order of the builder's */
    JsonObjectParser(RowType type, char timestampSeparator, boolean failOnMissing) {
        this.type = type;
        this.failOnMissing = failOnMissing;
        this.readers = new ValueReader[type.size()];
        this.isText = new boolean[type.size()];
        for (int c = 0; c < readers.length; c++) {
            readers[c] = ValueReader.of(type.type(c), timestampSeparator);
            isText[c] = type.type(c).isText();
        }
        this.names = new JsonNames(type.names(), type.size());
    }

    /** Appends the values of the object at {@code b[start]}; returns the position behind it. */
    int parse(byte[] b, int start, BatchBuilder out) throws JsonSyntaxException {
        if (b[start] != '{') {
            throw new JsonSyntaxException(start, "not a JSON object", "'{'");
        }
        int p = JsonText.skipSpace(b, start + 1);
        if (b[p] == '}') {
            return p + 1;
        }
        for (int place = 0; ; place++) {
            int column = names.predict(b, p, place);
            if (column != JsonNames.UNKNOWN) {
                p += names.predictedLength(place);
            } else {
                int nameEnd = endOfName(b, p);
                column = find(b, p, nameEnd, place);
                p = (nameEnd < 0 ? ~nameEnd : nameEnd) + 1;
            }
            p = JsonText.afterColon(b, p);
            p = column < 0 ? JsonText.endOfValue(b, p, 1) : parseValue(b, p, column, out);
            p = JsonText.skipSpace(b, p);
            if (b[p] == '}') {
                return p + 1;
            }
            if (b[p] != ',') {
                throw new JsonSyntaxException(p, "the object is not closed", "',' or '}'");
            }
            p = JsonText.skipSpace(b, p + 1);
        }
    }

    private static int endOfName(byte[] b, int p) throws JsonSyntaxException {
        if (b[p] != '"') {
            throw new JsonSyntaxException(p, "not a field name", "a name in \"");
        }
        return JsonText.endOfString(b, p + 1);
    }

    private int find(byte[] b, int quote, int nameEnd, int place) throws JsonSyntaxException {
        if (nameEnd < 0) {
            ensureScratch(~nameEnd - quote);
            int length = JsonText.unescape(b, quote + 1, ~nameEnd, scratch);
            return names.find(scratch, 0, length);
        }
        int column = names.find(b, quote + 1, nameEnd);
        names.remember(b, quote, nameEnd + 1, place, column);
        return column;
    }

    private int parseValue(byte[] b, int p, int column, BatchBuilder out) throws JsonSyntaxException {
        ColumnBuilder target = out.column(column);
        if (target.size() > out.size()) {
            target.truncate(out.size());
        }
        switch (b[p]) {
            case '"' -> {
                return parseString(b, p, column, target);
            }
            case '{', '[' -> {
                int end = JsonText.endOfValue(b, p, 1);
                appendContainer(b, p, end, column, target);
                return end;
            }
            case 'n' -> {
                int end = JsonText.endOfWord(b, p, "null");
                appendNull(p, column, target);
                return end;
            }
            default -> {
                int end = JsonText.endOfValue(b, p, 1);
                if (!readers[column].append(b, p, end, target)) {
                    throw mismatch(b, p, end, column);
                }
                return end;
            }
        }
    }

    private int parseString(byte[] b, int quote, int column, ColumnBuilder target) throws JsonSyntaxException {
        int end = JsonText.endOfString(b, quote + 1);
        if (end >= 0) {
            if (!readers[column].appendTrimmed(b, quote + 1, end, target)) {
                throw mismatch(b, quote, end + 1, column);
            }
            return end + 1;
        }
        ensureScratch(~end - quote);
        int length = JsonText.unescape(b, quote + 1, ~end, scratch);
        if (!readers[column].appendTrimmed(scratch, 0, length, target)) {
            throw mismatch(b, quote, ~end + 1, column);
        }
        return ~end + 1;
    }

    private void appendContainer(byte[] b, int start, int end, int column, ColumnBuilder target)
            throws JsonSyntaxException {
        if (!isText[column]) {
            throw mismatch(b, start, end, column);
        }
        ensureScratch(end - start);
        int length = JsonText.compact(b, start, end, scratch);
        target.appendBytes(scratch, 0, length);
    }

    private void appendNull(int position, int column, ColumnBuilder target) throws JsonSyntaxException {
        SqlType columnType = type.type(column);
        if (!columnType.nullable()) {
            throw new JsonSyntaxException(
                    position, "NULL for column '" + type.name(column) + "'", columnType + ", which is never NULL");
        }
        target.appendNull();
    }

    /** Gives the columns that the object did not hold their NULL, and ends the row. */
    void endRow(byte[] b, int start, int lineEnd, BatchBuilder out) throws JsonSyntaxException {
        int row = out.size();
        for (int c = 0; c < readers.length; c++) {
            ColumnBuilder target = out.column(c);
            if (target.size() == row) {
                if (failOnMissing) {
                    throw new JsonSyntaxException(
                            lineEnd, "field '" + type.name(c) + "' is missing", "every field of the table");
                }
                appendNull(lineEnd, c, target);
            }
        }
        out.endRow();
    }

    private void ensureScratch(int length) {
        if (scratch.length < length) {
            scratch = new byte[Math.max(length, scratch.length * 2)];
        }
    }

    private JsonSyntaxException mismatch(byte[] b, int start, int end, int column) {
        String shown = Shown.of(b, start, end, SHOWN);
        return new JsonSyntaxException(
                start, "column '" + type.name(column) + "' cannot hold " + shown, readers[column].expected());
    }
}
