package io.sluice.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.type.Field;
import io.sluice.core.type.Int128;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final RowType TYPE = RowType.of(
            new Field("name", SqlType.string()),
            new Field("count", SqlType.of(TypeRoot.BIGINT)),
            new Field("amount", SqlType.decimal(30, 2)));

    @Test
    void keepsWhatWasAppendedThroughGrowthAndGather() {
        BatchBuilder builder = new BatchBuilder(TYPE);
        for (int i = 0; i < 5000; i++) {
            if (i % 3 == 0) {
                builder.column(0).appendNull();
            } else {
                builder.column(0).appendString("värde" + i);
            }
            builder.column(1).appendLong(i);
            BigInteger amount = BigInteger.valueOf(i).subtract(BigInteger.TEN.pow(25));
            builder.column(2).appendDecimal(Int128.high(amount), Int128.low(amount));
            builder.endRow(i % 2 == 0 ? 1 : -1);
        }
        Batch picked = builder.build().gather(new int[] {4999, 3, 4}, 3);
        assertEquals("värde4999", picked.columns[0].value(0));
        assertNull(picked.columns[0].value(1));
        assertEquals(3L, picked.columns[1].value(1));
        assertEquals(BigInteger.valueOf(4).subtract(BigInteger.TEN.pow(25)), picked.columns[2].value(2));
        assertArrayEquals(new long[] {-1, -1, 1}, picked.weights);
        assertEquals(0, builder.size());
    }

    @Test
    void abandonedRowLeavesNoTrace() {
        BatchBuilder builder = new BatchBuilder(TYPE);
        builder.column(0).appendString("kept");
        builder.column(1).appendLong(1);
        builder.column(2).appendNull();
        builder.endRow();
        builder.column(0).appendString("half");
        builder.column(1).appendNull();
        builder.abandonRow();
        builder.column(0).appendString("next");
        builder.column(1).appendLong(2);
        builder.column(2).appendDecimal(0, 7);
        builder.endRow();
        Batch batch = builder.build();
        assertEquals(2, batch.rowCount);
        assertEquals("next", batch.columns[0].value(1));
        assertEquals(2L, batch.columns[1].value(1));
        assertEquals(BigInteger.valueOf(7), batch.columns[2].value(1));
        assertNull(batch.weights);
    }

    @Test
    void addsIn128Bits() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            BigInteger a = new BigInteger(126, random).subtract(BigInteger.TWO.pow(125));
            BigInteger b = new BigInteger(1 + random.nextInt(126), random).negate();
            long low = Int128.low(a) + Int128.low(b);
            long high = Int128.addHigh(Int128.high(a), Int128.low(a), Int128.high(b), Int128.low(b));
            assertEquals(a.add(b), Int128.toBigInteger(high, low));
            int order = Int128.compare(Int128.high(a), Int128.low(a), Int128.high(b), Int128.low(b));
            assertEquals(a.compareTo(b), Integer.signum(order));
        }
    }
}
