package io.sluice.connectors.json;

import io.sluice.connectors.text.ValueReader;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.error.SluiceException;
import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;

/**
 * Reads JSON into ARRAY (from an array), ROW (from an object, fields by name), MAP and MULTISET (from an object: the
 * names are the keys, read as texts of the key's type; of equal ones the last counts, in a MULTISET, whose values are how
 * often each occurs, their sum). Not thread-safe.
 */
final class JsonNestedReader {
    private final SqlType type;
    private final NestedBuilder builder;
    /** Of a ROW. */
    private final JsonObjectParser fields;

    private final BatchBuilder row;
    /** Of the other types: elements, or values by key. */
    private final JsonValueReader part;

    private final ColumnBuilder one;
    private final ValueReader key;
    private final ColumnBuilder oneKey;
    private byte[] scratch = new byte[64];

    JsonNestedReader(String name, SqlType type, char timestampSeparator, boolean failOnMissing) {
        this.type = type;
        this.builder = NestedBuilder.of(type);
        boolean isRow = type.root() == TypeRoot.ROW;
        this.fields = isRow ? new JsonObjectParser(name + ".", type.row(), timestampSeparator, failOnMissing) : null;
        this.row = isRow ? new BatchBuilder(type.row()) : null;
        SqlType partType =
                switch (type.root()) {
                    case ARRAY -> type.element();
                    case MAP -> type.value();
                    case MULTISET -> SqlType.of(TypeRoot.INTEGER).notNull();
                    default -> null;
                };
        this.part = isRow ? null : new JsonValueReader(name + "[]", partType, timestampSeparator, failOnMissing);
        this.one = isRow ? null : new ColumnBuilder(partType.physical());
        SqlType keyType = type.root() == TypeRoot.MAP ? type.key() : isRow ? null : type.element();
        if (isRow || type.root() == TypeRoot.ARRAY) {
            this.key = null;
            this.oneKey = null;
        } else {
            if (keyType.isNested()) {
                throw SluiceException.notBuiltYet("A " + type.root() + " with keys of type " + keyType + " in json");
            }
            this.key = ValueReader.of(keyType, timestampSeparator);
            this.oneKey = new ColumnBuilder(keyType.physical());
        }
    }

    /** The byte that a value begins with. */
    byte opening() {
        return (byte) (type.root() == TypeRoot.ARRAY ? '[' : '{');
    }

    String expected() {
        return type.withNullable(true) + ": " + (type.root() == TypeRoot.ARRAY ? "a JSON array" : "a JSON object");
    }

    /** Appends the value that begins at {@code b[start]}, its opening bracket; returns the position behind it. */
    int read(byte[] b, int start, ColumnBuilder target) throws JsonSyntaxException {
        int end;
        if (fields != null) {
            end = readRow(b, start);
        } else {
            builder.begin();
            end = readParts(b, start, type.root() == TypeRoot.ARRAY ? ']' : '}');
        }
        builder.finish(target);
        return end;
    }

    private int readRow(byte[] b, int start) throws JsonSyntaxException {
        row.abandonRow();
        int end = fields.parse(b, start, row);
        fields.fillMissing(start, row);
        builder.begin();
        for (int f = 0; f < type.fields().size(); f++) {
            builder.add(row.column(f).view(), 0);
        }
        return end;
    }

    private int readParts(byte[] b, int start, char close) throws JsonSyntaxException {
        int p = JsonText.skipSpace(b, start + 1);
        if (b[p] == close) {
            return p + 1;
        }
        while (true) {
            if (key != null) {
                p = readKey(b, p);
            }
            one.truncate(0);
            p = part.read(b, p, one);
            addPart(p);
            p = JsonText.skipSpace(b, p);
            if (b[p] == close) {
                return p + 1;
            }
            if (b[p] != ',') {
                throw new JsonSyntaxException(p, "the value is not closed", "',' or '" + close + "'");
            }
            p = JsonText.skipSpace(b, p + 1);
        }
    }

    private void addPart(int position) throws JsonSyntaxException {
        if (type.root() != TypeRoot.MULTISET) {
            builder.add(one.view(), 0);
            return;
        }
        int times = (Integer) one.view().value(0);
        if (times < 1) {
            throw new JsonSyntaxException(position, "an element that occurs " + times + " times", "1 or more");
        }
        builder.times(times);
    }

    private int readKey(byte[] b, int quote) throws JsonSyntaxException {
        if (b[quote] != '"') {
            throw new JsonSyntaxException(quote, "not a field name", "a name in \"");
        }
        int end = JsonText.endOfString(b, quote + 1);
        int close = end < 0 ? ~end : end;
        if (scratch.length < close - quote) {
            scratch = new byte[2 * (close - quote)];
        }
        int length = JsonText.unescape(b, quote + 1, close, scratch);
        oneKey.truncate(0);
        if (!key.appendTrimmed(scratch, 0, length, oneKey)) {
            throw new JsonSyntaxException(quote, "a key that is none of " + type.withNullable(true), key.expected());
        }
        builder.add(oneKey.view(), 0);
        return JsonText.afterColon(b, close + 1);
    }
}
