package io.sluice.connectors.text;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.Int128;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;

/** DECIMAL with all digits of its scale. */
final class DecimalWriter implements ValueWriter {
    private final int scale;
    private final boolean isLong;
    private final boolean plain;

    DecimalWriter(SqlType type, boolean plain) {
        this.scale = type.scale();
        this.isLong = type.physical() == PhysicalType.LONG;
        this.plain = plain;
    }

    @Override
    public void write(Column column, int row, BytesWriter out) {
        if (isLong && scale == 0) {
            Ascii.putLong(((LongColumn) column).values[row], out);
            return;
        }
        BigDecimal value = new BigDecimal(unscaled(column, row), scale);
        Ascii.put(plain ? value.toPlainString() : value.toString(), out);
    }

    private BigInteger unscaled(Column column, int row) {
        if (isLong) {
            return BigInteger.valueOf(((LongColumn) column).values[row]);
        }
        DecimalColumn wide = (DecimalColumn) column;
        return Int128.toBigInteger(wide.high[row], wide.low[row]);
    }
}
