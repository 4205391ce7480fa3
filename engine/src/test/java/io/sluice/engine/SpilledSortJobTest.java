package io.sluice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ORDER BY of a whole job with hardly any memory: the short form of what {@code docs/larger-than-memory.md} measures. */
class SpilledSortJobTest {
    private static final int ROWS = 60_000;
    private static final String TABLE = "CREATE TABLE numbers (id BIGINT) WITH ('connector' = 'datagen',"
            + " 'rows-per-second' = '100000000', 'number-of-rows' = '" + ROWS + "', 'fields.id.kind' = 'sequence',"
            + " 'fields.id.start' = '1', 'fields.id.end' = '" + ROWS + "');\n";
    private static final String LITTLE = "SET 'execution.runtime-mode' = 'batch';\n"
            + "SET 'taskmanager.memory.managed.size' = '64 kb';\nSET 'io.tmp.dirs' = '/put/aside';\n";
    private static final String SORTED =
            "SELECT MOD(id * 7919, 1009), id, CAST(id AS STRING) FROM numbers ORDER BY MOD(id * 7919, 1009) DESC, id";

    @Test
    void aSortOnDiskGivesTheRowsOfASortInMemoryAndLeavesNoFile() {
        List<String> expected;
        try (TestEngine engine = new TestEngine()) {
            expected = engine.rows("SET 'execution.runtime-mode' = 'batch';\n" + TABLE + SORTED);
        }
        assertEquals(ROWS, expected.size());
        try (TestEngine engine = new TestEngine()) {
            assertEquals(expected, engine.rows(LITTLE + TABLE + SORTED));
            assertEquals(expected.subList(5, 55), engine.rows(SORTED + " LIMIT 50 OFFSET 5"));
            assertEquals(List.of(), engine.names("/put/aside"));
        }
    }

    @Test
    void filesGoWhenTheJobFailsAndADirectoryThatIsNoneIsNamed() {
        try (TestEngine engine = new TestEngine()) {
            String failing = "SELECT 1 / (id - 50000), id FROM numbers ORDER BY id";
            assertThrows(SluiceException.class, () -> engine.rows(LITTLE + TABLE + failing));
            assertEquals(List.of(), engine.names("/put/aside"));
            engine.file("/put/file", "x");
            SluiceException error = assertThrows(
                    SluiceException.class, () -> engine.rows("SET 'io.tmp.dirs' = '/put/file';\n" + SORTED));
            assertEquals(ErrorCode.IO_ERROR, error.code());
            assertTrue(error.hint().orElseThrow().contains("io.tmp.dirs"), error.getMessage());
        }
    }
}
