package io.sluice.connectors.datagen;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.TypeRoot;
import java.math.BigDecimal;

/** FLOAT and DOUBLE, evenly between two values; unset from 0 to the largest, as in Flink. */
record RandomFloatingRule(boolean isFloat, int column, double min, double max) implements ColumnRule {
    static ColumnRule of(FieldOptions keys, int column, Settings options) {
        boolean isFloat = keys.field().type().root() == TypeRoot.FLOAT;
        BigDecimal min = options.get(keys.min());
        BigDecimal max = options.get(keys.max());
        double largest = isFloat ? Float.MAX_VALUE : Double.MAX_VALUE;
        double from = min == null ? 0 : min.doubleValue();
        double to = max == null ? largest : max.doubleValue();
        if (!(from <= to) || Math.abs(from) > largest || Math.abs(to) > largest || Double.isInfinite(to - from)) {
            throw SluiceException.of(
                            ErrorCode.INVALID_OPTION,
                            "'" + keys.min().key() + "' and '" + keys.max().key() + "' are no range of "
                                    + keys.field().type())
                    .expected("min at most max, both finite, and their difference too");
        }
        return new RandomFloatingRule(isFloat, column, from, to);
    }

    @Override
    public void append(DatagenOffset offset, int count, RowRate rate, ColumnBuilder out) {
        long stream = RowHash.stream(offset.seed(), column, ColumnRules.VALUES);
        for (long row = offset.row(); row < offset.row() + count; row++) {
            double value = min + RowHash.unit(RowHash.at(stream, row)) * (max - min);
            if (isFloat) {
                out.appendFloat((float) value);
            } else {
                out.appendDouble(value);
            }
        }
    }
}
