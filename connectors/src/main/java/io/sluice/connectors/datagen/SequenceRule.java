package io.sluice.connectors.datagen;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.SqlType;

/**
 * Whole numbers from start to end.
 *
 * @param step 1 in the unit of the column: 100 for DECIMAL(10, 2)
 */
record SequenceRule(SqlType type, long start, long step, long rowCount) implements ColumnRule {
    static ColumnRule of(FieldOptions keys, Settings options) {
        SqlType type = keys.field().type();
        if (!type.isNumeric() && !type.isText()) {
            throw keys.invalid(keys.kind(), options, "random; sequences are for numbers and texts");
        }
        long start = required(keys.start(), options);
        long end = required(keys.end(), options);
        if (start > end || end - start < 0 || end - start == Long.MAX_VALUE) {
            throw keys.invalid(
                    keys.end(), options, "a value not below '" + keys.start().key() + "'");
        }
        long step = 1;
        for (int i = 0; i < type.scale(); i++) {
            step = step > Long.MAX_VALUE / 10 ? Long.MAX_VALUE : step * 10;
        }
        WholeRange range = WholeRange.ofType(type);
        if (start < range.min() / step || end > range.max() / step) {
            throw keys.invalid(keys.end(), options, "a sequence in the range of the column's type");
        }
        return new SequenceRule(type, start, step, end - start + 1);
    }

    private static long required(Option<Long> key, Settings options) {
        Long value = options.get(key);
        if (value == null) {
            throw SluiceException.of(ErrorCode.MISSING_OPTION, "option '" + key.key() + "' is missing")
                    .expected("where the sequence starts and ends");
        }
        return value;
    }

    @Override
    public void append(DatagenOffset offset, int count, RowRate rate, ColumnBuilder out) {
        for (long row = offset.row(); row < offset.row() + count; row++) {
            long value = start + row;
            if (type.isText()) {
                out.appendString(Long.toString(value));
            } else {
                ColumnRules.appendWhole(value * step, type, out);
            }
        }
    }
}
