package io.sluice.connectors.datagen;

import static io.sluice.core.value.TimestampText.MICROS_PER_DAY;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.Field;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;

/** Chooses the rule of a column by its type and options. */
final class ColumnRules {
    /** Uses of a column's random numbers, kept apart. */
    static final int VALUES = 0;

    static final int NULLS = 1;
    static final int LENGTHS = 2;

    private ColumnRules() {}

    /** @param column position in the table, which the values depend on */
    static ColumnRule of(Field field, int column, Settings options) {
        FieldOptions keys = FieldOptions.of(field);
        boolean sequence = options.get(keys.kind()) == FieldOptions.Kind.SEQUENCE;
        return sequence
                ? ColumnRule.withNulls(SequenceRule.of(keys, options), column, keys.nullRate(options))
                : random(keys, column, options);
    }

    /** @param column position in the table, or a number of its own for a part of a nested value */
    static ColumnRule random(FieldOptions keys, int column, Settings options) {
        return ColumnRule.withNulls(values(keys, column, options), column, keys.nullRate(options));
    }

    private static ColumnRule values(FieldOptions keys, int column, Settings options) {
        SqlType type = keys.field().type();
        return switch (type.root()) {
            case BOOLEAN ->
                (offset, count, rate, out) -> {
                    long stream = RowHash.stream(offset.seed(), column, VALUES);
                    for (long row = offset.row(); row < offset.row() + count; row++) {
                        out.appendBoolean(RowHash.at(stream, row) < 0);
                    }
                };
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> RandomWholeRule.of(keys, column, options);
            case FLOAT, DOUBLE -> RandomFloatingRule.of(keys, column, options);
            case CHAR, VARCHAR, BINARY, VARBINARY -> RandomBytesRule.of(keys, column, options);
            case DATE ->
                (offset, count, rate, out) -> {
                    for (long row = offset.row(); row < offset.row() + count; row++) {
                        out.appendInt((int) Math.floorDiv(offset.startMicros() + rate.micros(row), MICROS_PER_DAY));
                    }
                };
            case TIME ->
                (offset, count, rate, out) -> {
                    long unit = unitMicros(type);
                    for (long row = offset.row(); row < offset.row() + count; row++) {
                        long micros = Math.floorMod(offset.startMicros() + rate.micros(row), MICROS_PER_DAY);
                        out.appendLong(micros - micros % unit);
                    }
                };
            case TIMESTAMP, TIMESTAMP_LTZ -> randomTimestamp(keys, column, options);
            case ARRAY, MAP, MULTISET, ROW -> NestedRule.of(keys, column, options);
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, NULL ->
                throw SluiceException.notBuiltYet(
                        "A column of type " + type.withNullable(true) + " in a datagen table");
        };
    }

    private static ColumnRule randomTimestamp(FieldOptions keys, int column, Settings options) {
        long pastMillis = options.get(keys.maxPast()).toMillis();
        long unit = Math.max(1000, unitMicros(keys.field().type()));
        return (offset, count, rate, out) -> {
            long stream = RowHash.stream(offset.seed(), column, VALUES);
            for (long row = offset.row(); row < offset.row() + count; row++) {
                long past = pastMillis == 0 ? 0 : RowHash.below(RowHash.at(stream, row), pastMillis + 1) * 1000;
                long micros = offset.startMicros() + rate.micros(row) - past;
                out.appendLong(micros - Math.floorMod(micros, unit));
            }
        };
    }

    private static long unitMicros(SqlType type) {
        long unit = 1;
        for (int digit = type.precision(); digit < 6; digit++) {
            unit *= 10;
        }
        return unit;
    }

    /** Appends a whole number to a column of any number type, scaled as the type is. */
    static void appendWhole(long value, SqlType type, ColumnBuilder out) {
        if (type.root() == TypeRoot.FLOAT) {
            out.appendFloat(value);
        } else if (type.root() == TypeRoot.DOUBLE) {
            out.appendDouble(value);
        } else if (type.physical() == PhysicalType.INT) {
            out.appendInt((int) value);
        } else if (type.physical() == PhysicalType.DECIMAL128) {
            out.appendDecimal(value >> 63, value);
        } else {
            out.appendLong(value);
        }
    }
}
