package io.sluice.executor.runtime.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.EndOfInput;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.Watermark;
import org.junit.jupiter.api.Test;

class ChannelTest {
    private final Channel channel = new Channel(2);
    private int readerWoken;
    private int writerWoken;

    ChannelTest() {
        channel.connect(() -> readerWoken++, () -> writerWoken++);
    }

    private static Batch batch() {
        return Batch.of(1, new LongColumn(new long[1], null));
    }

    @Test
    void isFullAfterItsCapacityInBatchesAndTakesMoreNevertheless() {
        channel.add(new Watermark(1));
        channel.add(batch());
        channel.add(new Watermark(2));
        assertTrue(channel.hasRoom());
        channel.add(batch());
        assertFalse(channel.hasRoom());
        channel.add(batch());
        channel.add(batch());
        assertEquals(6, readerWoken);
        assertEquals(0, writerWoken);
    }

    @Test
    void wakesTheWriterWhileItDrainsBelowItsCapacity() {
        for (int i = 0; i < 4; i++) {
            channel.add(batch());
        }
        channel.poll();
        channel.poll();
        assertFalse(channel.hasRoom());
        channel.poll();
        assertTrue(channel.hasRoom());
        assertEquals(3, writerWoken);
        channel.poll();
        assertEquals(3, writerWoken);
        assertNull(channel.poll());
    }

    @Test
    void keepsTheOrder() {
        Batch first = batch();
        channel.add(first);
        channel.add(new Watermark(5));
        channel.add(EndOfInput.INSTANCE);
        assertSame(first, channel.poll());
        assertEquals(new Watermark(5), channel.poll());
        assertSame(EndOfInput.INSTANCE, channel.poll());
    }

    @Test
    void aReaderThatWantsNoMoreNeverHoldsTheWriterBack() {
        for (int i = 0; i < 9; i++) {
            channel.add(batch());
        }
        channel.close();
        assertTrue(channel.hasRoom());
        assertEquals(1, writerWoken);
        channel.add(batch());
        assertNull(channel.poll());
        assertTrue(channel.isClosed());
    }
}
