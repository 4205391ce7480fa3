package io.sluice.examples.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StormFileTest {
    @ParameterizedTest
    @CsvSource({
        "/r/checkpoints/storm-tumble, checkpoints-folder",
        "/r/checkpoints/storm-tumble/_start-after-4.tmp, start-mark",
        "/r/checkpoints/storm-tumble/_finished, finished-mark",
        "/r/checkpoints/storm-tumble/chk-4, checkpoint-directory",
        "/r/checkpoints/storm-tumble/chk-4/task-1-0, state-file",
        "/r/checkpoints/storm-tumble/chk-4/_metadata.tmp, manifest",
        "/r/savepoints/2, savepoint-directory",
        "/r/savepoints/2/task-1-0, savepoint-state-file",
        "/r/savepoints/2/_metadata, savepoint-manifest",
        "/r/result, output-folder",
        "/r/result/.part-job-1-0-0.inprogress, output-file",
        "/r/late/part-1-0-0.csv, output-file",
        "/r/orders.jsonl, input",
        "/, input"
    })
    void aFileIsKnownByItsFolders(String path, String what) {
        assertEquals(what, StormFile.of(path).what());
    }

    @Test
    void everyPlaceHasANameOfItsOwn() {
        List<StormPoint> all = StormPoint.all();
        assertTrue(all.size() >= 60, all.size() + " places");
        assertEquals(
                all.size(), new HashSet<>(all.stream().map(StormPoint::name).toList()).size());
    }
}
