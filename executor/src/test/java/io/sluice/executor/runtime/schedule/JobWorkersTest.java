package io.sluice.executor.runtime.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.connector.Workers;
import io.sluice.core.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Work that connectors share out runs on the threads of tasks. */
class JobWorkersTest {
    @Test
    void workRunsOnTheThreadsOfThePool() throws InterruptedException {
        try (WorkerPool pool = new WorkerPool(2, Clock.SYSTEM)) {
            Workers workers = new JobWorkers(pool, 8);
            assertEquals(2, workers.count(), "no more than there are threads");
            CountDownLatch both = new CountDownLatch(2);
            for (int i = 0; i < 2; i++) {
                workers.execute(() -> meet(both)); // each ends only when the other runs beside it
            }
            assertTrue(both.await(30, TimeUnit.SECONDS));
        }
        assertEquals(1, new JobWorkers(new SeededScheduler(1), 1).count());
    }

    private static void meet(CountDownLatch both) {
        both.countDown();
        try {
            both.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSimulationDrawsWhenItRuns() {
        assertEquals(order(3), order(3));
        assertNotEquals(order(3), order(4));
    }

    private static List<Integer> order(long seed) {
        SeededScheduler scheduler = new SeededScheduler(seed);
        Workers workers = new JobWorkers(scheduler, 4);
        List<Integer> done = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            workers.execute(() -> done.add(number));
        }
        assertEquals(List.of(), done, "not at once");
        scheduler.runUntil(() -> done.size() == 20, 20);
        return done;
    }
}
