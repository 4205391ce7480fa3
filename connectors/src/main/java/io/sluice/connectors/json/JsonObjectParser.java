package io.sluice.connectors.json;

import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.type.RowType;

/**
 * One JSON object to one row. Fields may come in any order; of a field given twice the last one counts; fields that the
 * query does not want are checked for their grammar only.
 */
final class JsonObjectParser {
    private final boolean failOnMissing;
    private final JsonValueReader[] readers;
    private final JsonNames names;
    private byte[] scratch = new byte[256];

    /**
     * @param prefix of names in errors: empty, or the column that the object stands in and a dot
     * @param type the wanted columns, in the order of the builder's
     */
    JsonObjectParser(String prefix, RowType type, char timestampSeparator, boolean failOnMissing) {
        this.failOnMissing = failOnMissing;
        this.readers = new JsonValueReader[type.size()];
        for (int c = 0; c < readers.length; c++) {
            readers[c] = new JsonValueReader(prefix + type.name(c), type.type(c), timestampSeparator, failOnMissing);
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
                p = JsonText.afterColon(b, (nameEnd < 0 ? ~nameEnd : nameEnd) + 1);
            }
            if (b[p] <= ' ') {
                p = JsonText.skipSpace(b, p);
            }
            p = column < 0 ? JsonText.endOfValue(b, p, 1) : parseValue(b, p, column, out);
            if (b[p] <= ' ') {
                p = JsonText.skipSpace(b, p);
            }
            if (b[p] == '}') {
                return p + 1;
            }
            if (b[p] != ',') {
                throw new JsonSyntaxException(p, "the object is not closed", "',' or '}'");
            }
            p++;
            if (b[p] <= ' ') {
                p = JsonText.skipSpace(b, p);
            }
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
        int end = b[nameEnd + 1] == ':' ? nameEnd + 2 : -1;
        if (end > 0) {
            names.remember(b, quote, end, place, column);
        }
        return column;
    }

    private int parseValue(byte[] b, int p, int column, BatchBuilder out) throws JsonSyntaxException {
        ColumnBuilder target = out.column(column);
        if (target.size() > out.size()) {
            target.truncate(out.size());
        }
        return readers[column].read(b, p, target);
    }

    /**
     * Gives the columns that the object did not hold their NULL.
     *
     * @param position for errors
     */
    void fillMissing(int position, BatchBuilder out) throws JsonSyntaxException {
        int row = out.size();
        for (int c = 0; c < readers.length; c++) {
            ColumnBuilder target = out.column(c);
            if (target.size() == row) {
                if (failOnMissing) {
                    throw new JsonSyntaxException(
                            position, "field '" + readers[c].name() + "' is missing", "every field of the table");
                }
                readers[c].appendNull(position, target);
            }
        }
    }

    private void ensureScratch(int length) {
        if (scratch.length < length) {
            scratch = new byte[Math.max(length, scratch.length * 2)];
        }
    }
}
