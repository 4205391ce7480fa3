package io.sluice.connectors.text;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.value.DecimalText;
import java.math.BigDecimal;

/** DECIMAL with all digits of its scale. */
final class DecimalWriter implements ValueWriter {
    /** Up to this scale {@link BigDecimal#toString} has no exponent either. */
    private static final int LARGEST_PLAIN_SCALE = 6;

    private final int scale;
    private final boolean isFast;
    private final boolean plain;

    DecimalWriter(SqlType type, boolean plain) {
        this.scale = type.scale();
        this.isFast = type.physical() == PhysicalType.LONG && (plain || scale <= LARGEST_PLAIN_SCALE);
        this.plain = plain;
    }

    @Override
    public void write(Column column, int row, BytesWriter out) {
        if (isFast) {
            int at = out.room(DecimalText.MAX_LENGTH);
            out.endAt(DecimalText.write(((LongColumn) column).values[row], scale, out.buffer(), at));
            return;
        }
        BigDecimal value = DecimalText.of(column, row, scale);
        out.putAscii(plain ? value.toPlainString() : value.toString());
    }
}
