package io.sluice.executor.runtime.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.Watermark;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowTimesTest {
    private static LongColumn column(long... values) {
        return new LongColumn(values, null);
    }

    @Test
    void orderedRowsGetNoWatermarks() {
        long[] times = {1, 2, 3};
        assertEquals(false, RowTimes.anyBehind(times, column(0, 1, 2), 3, Watermark.MIN));
        assertNull(RowTimes.before(times, column(0, 1, 2), 3, Watermark.MIN, Watermark.MAX, Watermark.MIN));
        assertEquals(2, RowTimes.running(column(0, 1, 2), 3, Watermark.MIN));
    }

    @Test
    void aRowAtTheWatermarkIsBehindIt() {
        long[] times = {5, 5};
        assertArrayEquals(
                new long[] {Watermark.MIN, 5},
                RowTimes.before(times, column(5, 5), 2, Watermark.MIN, Watermark.MAX, Watermark.MIN));
    }

    @Test
    void otherSplitsHoldTheWatermarkBackAndItDoesNotFall() {
        long[] times = {9, 3, 1};
        assertArrayEquals(new long[] {2, 4, 4}, RowTimes.before(times, column(9, 3, 1), 3, Watermark.MIN, 4, 2));
        assertNull(RowTimes.before(times, column(9, 3, 1), 3, Watermark.MIN, 0, Watermark.MIN));
    }

    @Test
    void aRowWithoutWatermarkLeavesItAsItIs() {
        LongColumn some = new LongColumn(new long[] {99, 4}, new boolean[] {true, false});
        assertEquals(4, RowTimes.running(some, 2, 1));
        assertEquals(false, RowTimes.anyBehind(new long[] {5, 6}, some, 2, 1));
    }

    @Test
    void theQuickTestAgreesWithTheExactOneForASingleSplit() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            long[] times = random.longs(8, 0, 12).toArray();
            LongColumn marks = column(random.longs(8, 0, 12).toArray());
            long start = random.nextInt(4);
            long[] exact = RowTimes.before(times, marks, 8, start, Watermark.MAX, Watermark.MIN);
            assertEquals(exact != null, RowTimes.anyBehind(times, marks, 8, start));
        }
    }
}
