package io.sluice.executor.runtime.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Barrier;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    private static final Barrier ONE = new Barrier(1, 1, Barrier.Purpose.CHECKPOINT);
    private static final Barrier TWO = new Barrier(2, 2, Barrier.Purpose.CHECKPOINT);

    private final Alignment alignment = new Alignment(3, true);

    @Test
    void anInputWaitsUntilTheBarrierHasComeOnAll() {
        alignment.deliver(1, ONE);
        assertNull(alignment.takeComplete());
        assertTrue(alignment.isBlocked(1));
        assertFalse(alignment.isBlocked(0));
        alignment.deliver(0, ONE);
        alignment.deliver(2, ONE);
        assertEquals(ONE, alignment.takeComplete());
        assertNull(alignment.takeComplete());
        assertFalse(alignment.isBlocked(1));
        alignment.deliver(1, TWO);
        assertTrue(alignment.isBlocked(1));
    }

    @Test
    void anEndedInputIsNotWaitedFor() {
        alignment.deliver(0, ONE);
        alignment.end(1);
        assertNull(alignment.takeComplete());
        alignment.end(2);
        assertEquals(ONE, alignment.takeComplete());
        assertFalse(alignment.allEnded());
        alignment.end(0);
        assertTrue(alignment.allEnded());
    }

    @Test
    void aBarrierThatIsOfferedComesOnceWhenInputsBringItToo() {
        alignment.offer(ONE);
        alignment.offer(TWO);
        alignment.deliver(0, ONE);
        alignment.deliver(1, ONE);
        assertNull(alignment.takeComplete());
        assertTrue(alignment.isBlocked(1));
        alignment.deliver(2, ONE);
        assertEquals(ONE, alignment.takeComplete());
        assertNull(alignment.takeComplete());
        alignment.end(0);
        alignment.end(1);
        assertNull(alignment.takeComplete());
        alignment.end(2);
        assertEquals(TWO, alignment.takeComplete());
        assertNull(alignment.takeComplete());
    }

    @Test
    void anOfferThatComesAfterItsBarrierIsNotASecondOne() {
        for (int input = 0; input < 3; input++) {
            alignment.deliver(input, ONE);
        }
        assertEquals(ONE, alignment.takeComplete());
        alignment.offer(ONE);
        assertNull(alignment.takeComplete());
        assertFalse(alignment.isBlocked(0));
    }

    @Test
    void atLeastOnceBlocksNothing() {
        Alignment loose = new Alignment(2, false);
        loose.deliver(0, ONE);
        assertFalse(loose.isBlocked(0));
        assertNull(loose.takeComplete());
        loose.deliver(1, ONE);
        assertEquals(ONE, loose.takeComplete());
    }
}
