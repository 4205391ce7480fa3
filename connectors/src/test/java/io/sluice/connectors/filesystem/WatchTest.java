package io.sluice.connectors.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.connectors.Connectors;
import io.sluice.connectors.Tables;
import io.sluice.core.batch.Batch;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A directory that is looked at again and again. */
class WatchTest {
    private static final class HandClock implements Clock {
        private long millis = 1000;

        @Override
        public long millis() {
            return millis;
        }

        @Override
        public long nanos() {
            return millis * 1_000_000;
        }
    }

    private final MemoryFileSystem files = new MemoryFileSystem();
    private final HandClock clock = new HandClock();

    private Source source(String... more) {
        List<String> options = new ArrayList<>(
                List.of("connector", "filesystem", "path", "/t", "format", "csv", "source.monitor-interval", "10 s"));
        options.addAll(List.of(more));
        TableSpec table = Tables.table("a INT", options.toArray(new String[0]));
        return Connectors.of(table).source(table, new ConnectorContext(files, clock, ZoneOffset.UTC, System.out));
    }

    private static List<String> now(SplitReader reader) {
        List<String> rows = new ArrayList<>();
        for (Batch batch = reader.read(1); batch.rowCount > 0; batch = reader.read(1)) {
            rows.addAll(Tables.rows(batch));
        }
        return rows;
    }

    private SplitReader open(byte[] offset) {
        Split split = source().splits().get(0);
        return source().open(split, offset == null ? split.start() : offset, List.of(0));
    }

    @Test
    void newFilesAreReadOnceAtTheNextLook() {
        assertFalse(source().bounded());
        Tables.write(files, "/t/b", "1\n2\n");
        Tables.write(files, "/t/.hidden", "x\n");
        try (SplitReader reader = open(null)) {
            assertEquals(List.of("1", "2"), now(reader));
            Tables.write(files, "/t/a", "3\n");
            Tables.write(files, "/t/empty", "");
            assertEquals(List.of(), now(reader));
            clock.millis += 9_999;
            assertEquals(List.of(), now(reader));
            clock.millis += 1;
            assertEquals(List.of("3"), now(reader));
            clock.millis += 50_000;
            assertEquals(List.of(), now(reader));
        }
    }

    @Test
    void readingIsContinuedWhereItWas() {
        Tables.write(files, "/t/a", "1\n2\n3\n");
        byte[] offset;
        try (SplitReader reader = open(null)) {
            assertEquals(List.of("1"), Tables.rows(reader.read(1)));
            offset = reader.offset();
        }
        Tables.write(files, "/t/b", "4\n");
        try (SplitReader reader = open(offset)) {
            assertEquals(List.of("2", "3", "4"), now(reader));
            offset = reader.offset();
        }
        Tables.write(files, "/t/0", "5\n");
        try (SplitReader reader = open(offset)) {
            assertEquals(List.of("5"), now(reader));
        }
    }

    @Test
    void onlyFilesThatMatchAreRead() {
        Tables.write(files, "/t/x/a.csv", "1\n");
        Tables.write(files, "/t/x/a.log", "x\n");
        Tables.write(files, "/t/y/a.csv", "2\n");
        Source source = source("source.path.regex-pattern", "/t/[x]/.*[.]csv");
        try (SplitReader reader =
                source.open(source.splits().get(0), source.splits().get(0).start(), List.of(0))) {
            assertEquals(List.of("1"), now(reader));
        }
    }

    @Test
    void aDirectoryThatIsNotThereIsAnError() {
        try (SplitReader reader = open(null)) {
            assertThrows(SluiceException.class, () -> reader.read(1));
        }
    }
}
