package io.sluice.engine.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.engine.job.JobLife;
import io.sluice.engine.job.PlannedScript;
import io.sluice.executor.runtime.JobState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The jobs of the proofs do what they are thought to do when nothing fails. */
class OrdersTest {
    private final Orders orders = new Orders(300);

    private static Map<String, List<String>> run(PlannedScript script, MemoryFileSystem disk, String parallelism) {
        JobLife life = new JobLife(
                script,
                disk,
                1,
                Map.of("execution.checkpointing.interval", "5 ms", "parallelism.default", parallelism));
        assertEquals(JobState.FINISHED, life.toEnd().job().state(), life::toString);
        return Orders.visible(disk);
    }

    @Test
    void theJobsGiveWhatTheirOracleSays() {
        for (String parallelism : List.of("1", "3")) {
            assertEquals(orders.streamed(), run(orders.streaming(), orders.disk(), parallelism));
            assertEquals(orders.grouped(), run(orders.groups(), orders.disk(), parallelism));
        }
    }

    @Test
    void theOracleSeesEveryKindOfRow() {
        orders.streamed().forEach((table, rows) -> {
            assertTrue(rows.size() > 5, table + " has " + rows.size());
            assertEquals(rows.size(), rows.stream().distinct().count(), table);
        });
        assertEquals(12, orders.grouped().get("sums").size());
    }
}
