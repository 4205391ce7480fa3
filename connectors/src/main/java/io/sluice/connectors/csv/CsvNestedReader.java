package io.sluice.connectors.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.connectors.text.ValueReader;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.error.SluiceException;
import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.type.Field;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.Arrays;
import java.util.List;

/**
 * One field of csv as an ARRAY or ROW of plain values, with a delimiter of their own between them. An empty field is an
 * ARRAY without elements. A part that is the null literal is NULL.
 */
final class CsvNestedReader implements ValueReader {
    private final SqlType type;
    private final CsvDialect dialect;
    private final NestedBuilder builder;
    private final List<SqlType> partTypes;
    private final ValueReader[] readers;
    private final ColumnBuilder[] parts;

    private CsvNestedReader(SqlType type, CsvDialect dialect) {
        this.type = type;
        this.dialect = dialect;
        this.builder = NestedBuilder.of(type);
        this.partTypes = type.fields().stream().map(Field::type).toList();
        this.readers = partTypes.stream().map(t -> ValueReader.of(t, ' ')).toArray(ValueReader[]::new);
        this.parts =
                partTypes.stream().map(t -> new ColumnBuilder(t.physical())).toArray(ColumnBuilder[]::new);
    }

    static ValueReader of(SqlType type, CsvDialect dialect) {
        check(type);
        return type.isNested() ? new CsvNestedReader(type, dialect) : ValueReader.of(type, ' ');
    }

    /** Refuses what csv has no form for. */
    static void check(SqlType type) {
        boolean flat = type.root() == TypeRoot.ARRAY || type.root() == TypeRoot.ROW;
        boolean deep =
                type.isNested() && type.fields().stream().anyMatch(f -> f.type().isNested());
        if (type.isNested() && (!flat || deep)) {
            throw SluiceException.notBuiltYet("A column of type " + type.withNullable(true) + " in a csv file")
                    .hint("csv holds an ARRAY or a ROW of plain values; the format json holds every type");
        }
    }

    @Override
    public boolean append(byte[] bytes, int start, int end, ColumnBuilder column) {
        builder.begin();
        int count = 0;
        int from = start;
        boolean more = type.root() == TypeRoot.ROW || start < end;
        while (more) {
            int to = nextDelimiter(bytes, from, end);
            more = to >= 0;
            if (!appendPart(count++, bytes, from, more ? to : end)) {
                return false;
            }
            from = to + dialect.elementDelimiter().length;
        }
        if (type.root() == TypeRoot.ROW && count != partTypes.size()) {
            return false;
        }
        builder.finish(column);
        return true;
    }

    private int nextDelimiter(byte[] bytes, int start, int end) {
        byte[] delimiter = dialect.elementDelimiter();
        for (int p = start; p + delimiter.length <= end; p++) {
            if (Arrays.equals(bytes, p, p + delimiter.length, delimiter, 0, delimiter.length)) {
                return p;
            }
        }
        return -1;
    }

    private boolean appendPart(int index, byte[] bytes, int start, int end) {
        int part = type.root() == TypeRoot.ARRAY ? 0 : index;
        if (part >= readers.length) {
            return false;
        }
        byte[] literal = dialect.nullLiteral();
        if (literal != null && Arrays.equals(bytes, start, end, literal, 0, literal.length)) {
            builder.addNull();
            return partTypes.get(part).nullable();
        }
        parts[part].truncate(0);
        if (!readers[part].appendTrimmed(bytes, start, end, parts[part])) {
            return false;
        }
        builder.add(parts[part].view(), 0);
        return true;
    }

    @Override
    public String expected() {
        String what = type.root() == TypeRoot.ARRAY ? "elements" : partTypes.size() + " fields";
        return type.withNullable(true) + ": " + what + " with '" + new String(dialect.elementDelimiter(), UTF_8)
                + "' between them";
    }
}
