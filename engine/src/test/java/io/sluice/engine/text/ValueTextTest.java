package io.sluice.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ValueTextTest {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    private final ValueText text = new ValueText(ZoneId.of("Europe/Berlin"));

    @Test
    void nullHasNoText() {
        assertNull(text.of(SqlType.of(TypeRoot.INTEGER), new IntColumn(new int[1], new boolean[] {true}), 0));
    }

    @Test
    void booleansAreInUpperCase() {
        assertEquals("TRUE", text.of(SqlType.of(TypeRoot.BOOLEAN), new BooleanColumn(new boolean[] {true}, null), 0));
        assertEquals("FALSE", text.of(SqlType.of(TypeRoot.BOOLEAN), new BooleanColumn(new boolean[1], null), 0));
    }

    @Test
    void decimalsKeepTheirScale() {
        assertEquals("-0.05", ofLong(SqlType.decimal(10, 2), -5));
        Column wide = new DecimalColumn(new long[] {-1}, new long[] {-1200}, null);
        assertEquals("-1.200", text.of(SqlType.decimal(30, 3), wide, 0));
    }

    @Test
    void doublesAreJavas() {
        assertEquals("1.0E10", text.of(SqlType.of(TypeRoot.DOUBLE), new DoubleColumn(new double[] {1e10}, null), 0));
    }

    @Test
    void timestampsHaveAsManyDigitsAsTheirPrecision() {
        long micros = DAY + 3 * 3600 * SECOND + 678_901;
        assertEquals("1970-01-02 03:00:00", ofLong(SqlType.timestamp(0), micros));
        assertEquals("1970-01-02 03:00:00.678", ofLong(SqlType.timestamp(3), micros));
        assertEquals("1970-01-02 03:00:00.678901", ofLong(SqlType.timestamp(6), micros));
        assertEquals("1970-01-02 03:00:00.678901000", ofLong(SqlType.timestamp(9), micros));
    }

    @Test
    void timesBeforeTheEpoch() {
        assertEquals("1969-12-31 23:59:59.999", ofLong(SqlType.timestamp(3), -1000));
        assertEquals("1969-12-31", text.of(SqlType.of(TypeRoot.DATE), new IntColumn(new int[] {-1}, null), 0));
    }

    @Test
    void pointsInTimeAreShownInTheZone() {
        assertEquals("1970-01-01 01:00:00.000", ofLong(SqlType.timestampLtz(3), 0));
        long july2001 = 993_945_600 * SECOND;
        assertEquals("2001-07-01 02:00:00", ofLong(SqlType.timestampLtz(0), july2001));
    }

    @Test
    void intervals() {
        assertEquals("+1 00:00:00.000", ofLong(SqlType.of(TypeRoot.INTERVAL_DAY_TIME), DAY));
        assertEquals("-0 00:00:00.000001", ofLong(SqlType.of(TypeRoot.INTERVAL_DAY_TIME), -1));
        Column months = new IntColumn(new int[] {-14}, null);
        assertEquals("-1-02", text.of(SqlType.of(TypeRoot.INTERVAL_YEAR_MONTH), months, 0));
    }

    @Test
    void timeOfDay() {
        assertEquals("10:11:12", ofLong(SqlType.time(0), (10 * 3600 + 11 * 60 + 12) * SECOND));
    }

    private String ofLong(SqlType type, long value) {
        return text.of(type, new LongColumn(new long[] {value}, null), 0);
    }
}
