package io.sluice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.core.error.SluiceException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Joins of a whole job with hardly any memory: the short form of what {@code docs/larger-than-memory.md} measures. */
class SpilledJoinJobTest {
    private static final int ROWS = 20_000;
    private static final String TABLE = "CREATE TABLE numbers (id BIGINT) WITH ('connector' = 'datagen',"
            + " 'rows-per-second' = '100000000', 'number-of-rows' = '" + ROWS + "', 'fields.id.kind' = 'sequence',"
            + " 'fields.id.start' = '1', 'fields.id.end' = '" + ROWS + "');\n"
            + "CREATE VIEW threes AS SELECT id * 3 AS id, CAST(id AS STRING) AS t FROM numbers;\n";
    private static final String LITTLE =
            "SET 'taskmanager.memory.managed.size' = '64 kb';\nSET 'io.tmp.dirs' = '/put/aside';\n";
    private static final List<String> MODES =
            List.of("SET 'execution.runtime-mode' = 'batch';\n", "SET 'execution.runtime-mode' = 'streaming';\n");

    private static List<String> joined(String settings, String query) {
        try (TestEngine engine = new TestEngine()) {
            List<String> rows =
                    engine.rows(settings + TABLE + query).stream().sorted().toList();
            assertEquals(List.of(), engine.names("/put/aside"));
            return rows;
        }
    }

    @Test
    void joinsOnDiskGiveTheRowsOfJoinsInMemoryAndLeaveNoFile() {
        List<String> queries = Stream.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN")
                .map(join -> "SELECT n.id, t.id, t.t FROM numbers n " + join + " threes t ON n.id = t.id AND t.id <> 9")
                .toList();
        List<Integer> sizes = List.of(ROWS / 3 - 1, ROWS, ROWS, 2 * ROWS - ROWS / 3 + 1);
        for (int q = 0; q < queries.size(); q++) {
            List<String> expected = joined(MODES.get(0), queries.get(q));
            assertEquals(sizes.get(q), expected.size());
            for (String mode : MODES) {
                assertEquals(expected, joined(mode + LITTLE, queries.get(q)));
            }
        }
    }

    @Test
    void joinsWithoutKeysAreReadInBlocks() {
        String query = "SELECT COUNT(*), SUM(a.id * 1000 + b.id) FROM (SELECT id FROM numbers WHERE id <= 900) a"
                + " JOIN (SELECT id FROM numbers WHERE id > 19000) b ON MOD(a.id + b.id, 7) < 2";
        assertEquals(joined(MODES.get(0), query), joined(MODES.get(0) + LITTLE.replace("64 kb", "4 kb"), query));
    }

    @Test
    void filesGoWhenTheJobFails() {
        try (TestEngine engine = new TestEngine()) {
            String failing = "SELECT 1 / (n.id - 15000), t.t FROM numbers n JOIN threes t ON n.id = t.id";
            assertThrows(SluiceException.class, () -> engine.rows(MODES.get(0) + LITTLE + TABLE + failing));
            assertEquals(List.of(), engine.names("/put/aside"));
        }
    }
}
