package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.plan.SortKey;
import io.sluice.executor.operator.OperatorHarness.Mode;
import io.sluice.executor.operator.OperatorHarness.Result;
import io.sluice.executor.operator.OperatorHarness.Step;
import io.sluice.executor.spill.MemoryBudget;
import io.sluice.executor.spill.OperatorMemory;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sort with hardly any memory gives what a sort in memory gives, and leaves nothing behind. */
class SpilledSortTest {
    private static final String COLUMNS =
            "b BOOLEAN, i INT, l BIGINT, f FLOAT, d DOUBLE, m DECIMAL(30, 2), s STRING, n INT";
    private static final TestPlans PLANS = new TestPlans(COLUMNS);
    private static final TestPlans UPDATING = new TestPlans(COLUMNS, false);
    private static final List<Mode> ONE_TASK =
            List.of(Mode.WHOLE, Mode.ROW_BY_ROW, Mode.RESTORED, Mode.RESTORED_ROW_BY_ROW);

    private static TestRow row(SplittableRandom r, int number) {
        Object[] values = {
            r.nextBoolean(),
            r.nextInt(3),
            r.nextLong(3),
            r.nextInt(3) == 0 ? Float.NaN : r.nextInt(2) * -0.0f,
            r.nextInt(3) == 0 ? 0.0 : -0.0,
            BigInteger.valueOf(r.nextInt(3) - 1).shiftLeft(70),
            "t\u00e9".repeat(r.nextInt(4)),
            number
        };
        for (int c = 0; c < values.length - 1; c++) {
            values[c] = r.nextInt(5) == 0 ? null : values[c];
        }
        return TestRow.of(1, values);
    }

    private static List<SortKey> keys(SplittableRandom r) {
        List<SortKey> keys = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            keys.add(new SortKey(r.nextInt(7), r.nextBoolean(), r.nextBoolean()));
        }
        return keys;
    }

    private static List<Step> steps(List<TestRow> rows, int batchRows) {
        List<Step> steps = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += batchRows) {
            steps.add(Step.rows(rows.subList(from, Math.min(rows.size(), from + batchRows))));
        }
        return steps;
    }

    private static OperatorHarness harness(TestPlans plans, List<SortKey> keys, long offset, long fetch) {
        return new OperatorHarness(
                () -> new SortOperator(plans.sort(keys, offset, fetch)), List.of(plans.type()), List.of(List.of()), -1);
    }

    private static void assertNothingLeft(OperatorMemory memory) throws IOException {
        assertEquals(List.of(), memory.files().list(memory.directory()));
        assertEquals(0, memory.budget().held());
    }

    @Test
    void insertedRowsComeInTheSameOrderAsFromMemory() throws IOException {
        for (long seed = 0; seed < 30; seed++) {
            SplittableRandom r = new SplittableRandom(seed);
            List<TestRow> rows = new ArrayList<>();
            int count = 1 + r.nextInt(150);
            for (int i = 0; i < count; i++) {
                rows.add(row(r, i));
            }
            List<SortKey> keys = keys(r);
            long offset = r.nextInt(3) * 7L;
            long fetch = r.nextBoolean() ? -1 : r.nextInt(60);
            List<Step> steps = steps(rows, 1 + r.nextInt(6));
            List<String> expected = harness(PLANS, keys, offset, fetch).run(steps, Mode.WHOLE).log;
            for (Mode mode : ONE_TASK) {
                boolean snapshots = mode == Mode.RESTORED || mode == Mode.RESTORED_ROW_BY_ROW;
                // A checkpoint may be as large as the budget.
                OperatorMemory memory = TestPlans.memory(snapshots ? 12_000 : r.nextInt(2) * 4000L);
                Result result = harness(PLANS, keys, offset, fetch).with(memory).run(steps, mode);
                assertEquals(expected, result.log, "seed " + seed + " " + mode);
                assertNothingLeft(memory);
            }
        }
    }

    @Test
    void rowsTakenBackMeetTheirEqualsInOtherRuns() throws IOException {
        for (long seed = 100; seed < 130; seed++) {
            SplittableRandom r = new SplittableRandom(seed);
            List<TestRow> rows = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                TestRow row = row(r, r.nextInt(5));
                rows.add(row);
                if (r.nextInt(3) > 0) {
                    rows.add(r.nextInt(rows.size() + 1), new TestRow(0, row.values(), -1, Long.MIN_VALUE));
                }
            }
            List<SortKey> keys = List.of(new SortKey(1, r.nextBoolean(), true), new SortKey(6, true, r.nextBoolean()));
            Result expected = harness(UPDATING, keys, 0, -1).run(steps(rows, 5), Mode.WHOLE);
            OperatorMemory memory = TestPlans.memory(0);
            Result result = harness(UPDATING, keys, 0, -1).with(memory).run(steps(rows, 5), Mode.WHOLE);
            assertEquals(expected.rows, result.rows, "seed " + seed);
            assertEquals(keysOf(expected), keysOf(result), "seed " + seed);
            assertNothingLeft(memory);
        }
    }

    /** The sorted columns of each row, which are the same however ties are ordered. */
    private static List<String> keysOf(Result result) {
        return result.batches.stream()
                .flatMap(b -> Stream.iterate(0, i -> i < b.rowCount, i -> i + 1)
                        .map(i -> b.columns[1].value(i) + " " + b.columns[6].value(i)))
                .toList();
    }

    @Test
    void aCheckpointThatDoesNotFitIsRefusedByName() {
        SortOperator sort = new SortOperator(PLANS.sort(List.of(new SortKey(7, false, false)), 0, -1));
        OperatorMemory memory = TestPlans.memory(10);
        sort.open(TestPlans.context(TestPlans.context().keyGroups(), 0, 1, memory));
        sort.onBatch(0, TestRow.batch(PLANS.type(), List.of(row(new SplittableRandom(1), 1))), new OutputLog());
        SluiceException refused = assertThrows(SluiceException.class, () -> sort.snapshot(new MemoryState()));
        assertEquals(ErrorCode.STATE_TOO_LARGE, refused.code());
        assertTrue(refused.expected().orElseThrow().contains("taskmanager.memory.managed.size"));
        sort.close();
    }

    @Test
    void filesAreTheOwnersAloneAndLeftoversOfTheDeadAreRemoved(@TempDir Path directory) throws IOException {
        Path dead = Files.createDirectories(directory.resolve("sluice-spill-0-dead"));
        Files.writeString(dead.resolve("0"), "rows");
        Files.writeString(directory.resolve("sluice-spill-0-dead.lock"), "");
        Files.writeString(directory.resolve("another"), "stays");
        SortOperator sort = new SortOperator(PLANS.sort(List.of(new SortKey(7, false, false)), 0, -1));
        OperatorMemory memory =
                new OperatorMemory(new MemoryBudget(0), new LocalFileSystem(), directory.toString(), false);
        sort.open(TestPlans.context(TestPlans.context().keyGroups(), 0, 1, memory));
        sort.onBatch(0, TestRow.batch(PLANS.type(), List.of(row(new SplittableRandom(1), 1))), new OutputLog());
        assertFalse(Files.exists(dead));
        try (Stream<Path> files = Files.walk(directory)) {
            Path run = files.filter(p -> p.endsWith("0")).findFirst().orElseThrow();
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(run)));
        }
        sort.close();
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(directory.resolve("another")), files.toList());
        }
    }
}
