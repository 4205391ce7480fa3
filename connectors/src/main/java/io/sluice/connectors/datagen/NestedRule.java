package io.sluice.connectors.datagen;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * ARRAY, MAP, MULTISET and ROW: each place of the value is made as a column is, with random numbers of its own, so that
 * a value depends on nothing but seed, column and row.
 *
 * @param parts what the value is made of, in the order in which it is built
 */
record NestedRule(SqlType type, List<Part> parts) implements ColumnRule {
    private static final int LONGEST = 1 << 10;
    /** Numbers the places of nested values apart; odd, so that deep ones stay apart when numbers wrap around. */
    private static final int PLACES = 16_411;

    private record Part(SqlType type, ColumnRule rule) {}

    static ColumnRule of(FieldOptions keys, int column, Settings options) {
        SqlType type = keys.field().type();
        int rounds = keys.isCollection() ? length(keys, options) : 1;
        List<Part> parts = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (FieldOptions part : keys.parts()) {
                int place = (column + 1) * PLACES + parts.size();
                parts.add(new Part(part.field().type(), ColumnRules.random(part, place, options)));
            }
        }
        return new NestedRule(type, parts);
    }

    private static int length(FieldOptions keys, Settings options) {
        int length = options.get(keys.length());
        if (length < 0 || length > LONGEST) {
            throw keys.invalid(keys.length(), options, "a length from 0 to " + LONGEST);
        }
        return length;
    }

    @Override
    public void append(DatagenOffset offset, int count, RowRate rate, ColumnBuilder out) {
        Column[] columns = new Column[parts.size()];
        for (int p = 0; p < columns.length; p++) {
            ColumnBuilder values = new ColumnBuilder(parts.get(p).type().physical());
            parts.get(p).rule().append(offset, count, rate, values);
            columns[p] = values.build();
        }
        NestedBuilder builder = NestedBuilder.of(type);
        for (int row = 0; row < count; row++) {
            builder.begin();
            for (Column column : columns) {
                builder.add(column, row);
            }
            builder.finish(out);
        }
    }
}
