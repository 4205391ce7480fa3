package io.sluice.executor.runtime.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.Watermark;
import org.junit.jupiter.api.Test;

class WatermarkMergeTest {
    private final WatermarkMerge merge = new WatermarkMerge(2);

    private static Batch rows(long... rowWatermarks) {
        int count = rowWatermarks.length == 0 ? 2 : rowWatermarks.length;
        Batch batch = Batch.of(count, new LongColumn(new long[count], null));
        return rowWatermarks.length == 0 ? batch : batch.withRowWatermarks(rowWatermarks);
    }

    @Test
    void isTheLeastOfAllInputs() {
        assertFalse(merge.advance(0, 10));
        assertEquals(Watermark.MIN, merge.current());
        assertTrue(merge.advance(1, 5));
        assertEquals(5, merge.current());
        assertFalse(merge.advance(0, 20));
        assertTrue(merge.advance(1, 30));
        assertEquals(20, merge.current());
    }

    @Test
    void neverFalls() {
        merge.restore(100);
        assertFalse(merge.advance(0, 50));
        assertFalse(merge.advance(1, 60));
        assertEquals(100, merge.current());
    }

    @Test
    void anIdleInputDoesNotHoldOthersBackUntilItComesBack() {
        merge.advance(0, 10);
        assertTrue(merge.pause(1, 1));
        assertEquals(10, merge.current());
        assertTrue(merge.advance(0, 12));
        assertFalse(merge.advance(1, 3));
        assertFalse(merge.advance(0, 40));
        assertEquals(12, merge.current());
    }

    @Test
    void allIdleOrEndedKeepsTheWatermark() {
        merge.advance(0, 10);
        merge.advance(1, 20);
        assertTrue(merge.pause(0, 1));
        assertFalse(merge.allIdle());
        assertFalse(merge.advance(1, Watermark.MAX));
        assertTrue(merge.allIdle());
        assertEquals(20, merge.current());
        assertTrue(merge.advance(0, Watermark.MAX));
        assertEquals(Watermark.MAX, merge.current());
        assertFalse(merge.allIdle());
    }

    @Test
    void rowWatermarksAreTheLeastOverAllInputs() {
        merge.advance(0, 10);
        merge.advance(1, 25);
        assertArrayEquals(new long[] {20, 25, 25}, merge.merged(0, rows(20, 25, 30)).rowWatermarks);
        assertArrayEquals(new long[] {10, 10}, merge.merged(1, rows(26, 27)).rowWatermarks);
        assertNull(merge.merged(0, rows()).rowWatermarks);
    }

    @Test
    void rowsOfAnInputThatWasOvertakenGetTheMergedWatermark() {
        merge.advance(0, 10);
        merge.pause(1, 1);
        assertArrayEquals(new long[] {10, 10}, merge.merged(1, rows()).rowWatermarks);
        assertArrayEquals(new long[] {10, 10}, merge.merged(1, rows(3, 4)).rowWatermarks);
        merge.advance(1, 12);
        assertNull(merge.merged(1, rows()).rowWatermarks);
    }

    @Test
    void oneInputPassesThrough() {
        WatermarkMerge one = new WatermarkMerge(1);
        Batch batch = rows(4, 5);
        assertEquals(batch, one.merged(0, batch));
    }
}
