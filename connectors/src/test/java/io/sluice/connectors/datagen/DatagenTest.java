package io.sluice.connectors.datagen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connectors.Connectors;
import io.sluice.connectors.TableOptions;
import io.sluice.connectors.Tables;
import io.sluice.core.batch.Batch;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows are a function of seed, column and number; the rate follows a clock moved by hand. */
class DatagenTest {
    private static final String ALL = "b BOOLEAN; t TINYINT; s SMALLINT; i INT; l BIGINT; f FLOAT; d DOUBLE;"
            + " n DECIMAL(10, 2); w DECIMAL(30, 5); v VARCHAR(20); dt DATE; tm TIME; ts TIMESTAMP(3); z TIMESTAMP_LTZ(6)";
    private static final String FAST = "2000000000";

    private long nowNanos;

    private final Clock clock = new Clock() {
        @Override
        public long millis() {
            return 1_700_000_000_000L + nowNanos / 1_000_000;
        }

        @Override
        public long nanos() {
            return nowNanos;
        }
    };

    private Source source(String columns, String... options) {
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "connector";
        all[options.length + 1] = "datagen";
        TableSpec table = Tables.table(columns, all);
        TableOptions.validate(table);
        return Connectors.of(table)
                .source(table, new ConnectorContext(new MemoryFileSystem(), clock, ZoneOffset.UTC, System.out));
    }

    private static List<String> read(Source source, int columns, int maxRows) {
        Split split = source.splits().get(0);
        try (SplitReader reader = source.open(
                split, split.start(), IntStream.range(0, columns).boxed().toList())) {
            return Tables.drain(reader, maxRows);
        }
    }

    @Test
    void nestedValuesAndBytesAreTheSameAtAnyBatchSize() {
        String columns = "r ROW<n INT, t ROW<s STRING, x INT>>; a ARRAY<INT NOT NULL>; m MAP<STRING, BIGINT>;"
                + " c MULTISET<BOOLEAN>; b BYTES; k BINARY(2)";
        String[] options = {
            "seed",
            "42",
            "number-of-rows",
            "500",
            "rows-per-second",
            FAST,
            "fields.r.n.min",
            "5",
            "fields.r.n.max",
            "6",
            "fields.r.t.s.length",
            "2",
            "fields.r.t.x.null-rate",
            "0.5",
            "fields.a.length",
            "4",
            "fields.a.element.min",
            "0",
            "fields.a.element.max",
            "9",
            "fields.m.key.length",
            "3",
            "fields.b.length",
            "1"
        };
        List<String> rows = read(source(columns, options), 6, 8192);
        assertEquals(500, rows.size());
        assertEquals(rows, read(source(columns, options), 6, 7));
        assertEquals(500, rows.stream().distinct().count());
        options[1] = "43";
        assertNotEquals(rows, read(source(columns, options), 6, 8192));
    }

    @Test
    void aSeedGivesTheSameRowsAtAnyBatchSize() {
        String[] options = {"seed", "42", "number-of-rows", "1000", "rows-per-second", FAST, "fields.i.null-rate", "0.1"
        };
        List<String> rows = read(source(ALL, options), 14, 8192);
        assertEquals(1000, rows.size());
        assertEquals(1000, rows.stream().distinct().count());
        nowNanos = 123_456_789_000L;
        assertEquals(rows, read(source(ALL, options), 14, 7));
        options[1] = "43";
        assertNotEquals(rows, read(source(ALL, options), 14, 8192));
        long nulls = rows.stream().filter(r -> r.split("\\|")[3].equals("null")).count();
        assertTrue(nulls > 50 && nulls < 170, () -> nulls + " of 1000 are NULL");
    }

    @Test
    void anyOffsetGoesOnExactlyAlsoWithoutASeed() {
        Source source = source(ALL, "number-of-rows", "100", "rows-per-second", FAST);
        Split split = source.splits().get(0);
        List<Integer> columns = List.of(4, 9, 12);
        List<String> whole;
        try (SplitReader reader = source.open(split, split.start(), columns)) {
            whole = Tables.drain(reader, 100);
        }
        List<String> pieces = new ArrayList<>();
        byte[] offset = split.start();
        for (int i = 0; i < 10; i++) {
            nowNanos += 1_000_000_000;
            Source again = source(ALL, "number-of-rows", "100", "rows-per-second", FAST);
            try (SplitReader reader = again.open(split, offset, columns)) {
                pieces.addAll(Tables.rows(reader.read(10)));
                offset = reader.offset();
            }
        }
        assertEquals(whole, pieces);
        assertFalse(source.splits().get(0).start() == null
                || Arrays.equals(source.splits().get(0).start(), split.start()));
    }

    @Test
    void theRateFollowsTheClockAndNeverBlocks() {
        Source source = source("i INT", "rows-per-second", "100", "seed", "1");
        assertFalse(source.bounded());
        Split split = source.splits().get(0);
        try (SplitReader reader = source.open(split, split.start(), List.of(0))) {
            assertEquals(1, reader.read(1000).rowCount, "the first row comes at once");
            assertEquals(0, reader.read(1000).rowCount);
            nowNanos += 50_000_000;
            assertEquals(5, reader.read(1000).rowCount);
            nowNanos += 10_000_000_000L;
            assertEquals(600, reader.read(600).rowCount);
            assertEquals(400, reader.read(600).rowCount);
            assertEquals(0, reader.read(600).rowCount);
        }
    }

    @Test
    void sequencesEndTheTable() {
        Source source = source(
                "i INT; n DECIMAL(6, 2); v STRING; r INT",
                "fields.i.kind",
                "sequence",
                "fields.i.start",
                "-1",
                "fields.i.end",
                "100",
                "fields.n.kind",
                "sequence",
                "fields.n.start",
                "5",
                "fields.n.end",
                "7",
                "fields.v.kind",
                "sequence",
                "fields.v.start",
                "8",
                "fields.v.end",
                "99",
                "fields.r.min",
                "3",
                "fields.r.max",
                "3",
                "rows-per-second",
                FAST);
        assertTrue(source.bounded());
        assertEquals(List.of("-1|500|8|3", "0|600|9|3", "1|700|10|3"), read(source, 4, 100));
    }

    @Test
    void rangesAreKept() {
        Source source = source(
                "t TINYINT; d DOUBLE; v STRING; n DECIMAL(3, 1)",
                "seed",
                "5",
                "number-of-rows",
                "2000",
                "rows-per-second",
                FAST,
                "fields.t.min",
                "-2",
                "fields.t.max",
                "2",
                "fields.d.min",
                "-0.5",
                "fields.d.max",
                "0.5",
                "fields.v.length",
                "40",
                "fields.v.var-len",
                "true",
                "fields.n.min",
                "9.8",
                "fields.n.max",
                "9.9");
        List<String> rows = read(source, 4, 5000);
        assertEquals(List.of("-1", "-2", "0", "1", "2"), column(rows, 0));
        assertEquals(List.of("98", "99"), column(rows, 3));
        assertTrue(rows.stream()
                .map(r -> r.split("\\|")[1])
                .mapToDouble(Double::parseDouble)
                .allMatch(d -> d >= -0.5 && d < 0.5));
        assertEquals(
                40,
                rows.stream().map(r -> r.split("\\|")[2].length()).distinct().count());
        assertTrue(rows.stream().allMatch(r -> r.split("\\|")[2].matches("[0-9a-f]{1,40}")));
    }

    private static List<String> column(List<String> rows, int column) {
        return rows.stream()
                .map(r -> r.split("\\|")[column])
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void timeGoesOnWithTheRows() {
        Source source = source("ts TIMESTAMP(3)", "seed", "1", "rows-per-second", "2", "number-of-rows", "4");
        Split split = source.splits().get(0);
        try (SplitReader reader = source.open(split, split.start(), List.of(0))) {
            reader.read(1);
            nowNanos += 10_000_000_000L;
            assertEquals(
                    List.of("1704067200500000", "1704067201000000", "1704067201500000"), Tables.rows(reader.read(9)));
            assertNull(reader.read(9));
        }
        List<String> past = new ArrayList<>();
        Source random = source("ts TIMESTAMP(3)", "seed", "1", "rows-per-second", FAST, "fields.ts.max-past", "1 s");
        try (SplitReader reader = random.open(split, random.splits().get(0).start(), List.of(0))) {
            past.addAll(Tables.rows(reader.read(Batch.MAX_ROWS)));
        }
        long least = past.stream().mapToLong(Long::parseLong).min().orElseThrow();
        assertTrue(least >= 1704067199000000L && least < 1704067199010000L, () -> "" + least);
    }

    @Test
    void optionsAreChecked() {
        check(ErrorCode.UNKNOWN_OPTION, "fields.j.kind", "random");
        check(ErrorCode.UNKNOWN_OPTION, "fields.v.min", "1");
        check(ErrorCode.INVALID_OPTION, "fields.i.kind", "normal");
        check(ErrorCode.INVALID_OPTION, "fields.i.min", "x");
        check(ErrorCode.INVALID_OPTION, "fields.i.min", "1.5");
        check(ErrorCode.INVALID_OPTION, "fields.i.max", "3000000000");
        check(ErrorCode.INVALID_OPTION, "fields.i.null-rate", "0.5");
        check(ErrorCode.INVALID_OPTION, "fields.v.null-rate", "1.5");
        check(ErrorCode.INVALID_OPTION, "fields.v.length", "0");
        check(ErrorCode.INVALID_OPTION, "rows-per-second", "0");
        check(ErrorCode.MISSING_OPTION, "fields.i.kind", "sequence");
    }

    private void check(ErrorCode code, String key, String value) {
        SluiceException e = assertThrows(SluiceException.class, () -> source("i INT NOT NULL; v STRING", key, value));
        assertEquals(code, e.code(), e::getMessage);
        assertTrue(e.getMessage().contains(key) || code == ErrorCode.MISSING_OPTION, e::getMessage);
    }
}
