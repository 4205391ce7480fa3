package io.sluice.connectors.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connectors.Connectors;
import io.sluice.connectors.TableOptions;
import io.sluice.connectors.Tables;
import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.connector.Sink;
import io.sluice.core.connector.SinkWriter;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.TableSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables with partition columns, which stand in the names of directories. */
class PartitionTest {
    private final MemoryFileSystem files = new MemoryFileSystem();

    private static TableSpec table(String columns, List<Integer> keys, String... more) {
        List<String> options = new ArrayList<>(List.of("connector", "filesystem", "path", "/t", "format", "csv"));
        options.addAll(Arrays.asList(more));
        TableSpec table = Tables.table(columns, options.toArray(new String[0]));
        return new TableSpec(table.path(), table.physical(), table.options(), List.of(), keys);
    }

    private static TableSpec byDayAndKind(String... more) {
        return table("day DATE; a INT; kind STRING", List.of(0, 2), more);
    }

    private static SluiceException fails(ErrorCode code, Runnable work) {
        SluiceException e = assertThrows(SluiceException.class, work::run);
        assertEquals(code, e.code());
        return e;
    }

    private static Batch rows(String... rows) {
        BatchBuilder out = new BatchBuilder(byDayAndKind().physical());
        for (String row : rows) {
            String[] values = row.split(",", -1);
            if (values[0].isEmpty()) {
                out.column(0).appendNull();
            } else {
                out.column(0).appendInt(Integer.parseInt(values[0]));
            }
            out.column(1).appendInt(Integer.parseInt(values[1]));
            out.column(2).appendString(values[2]);
            out.endRow();
        }
        return out.build();
    }

    private List<String> write(TableSpec table, Batch... batches) {
        Sink sink = Connectors.of(table).sink(table, Tables.context(files));
        List<byte[]> prepared;
        try (SinkWriter writer = sink.open(new Sink.WriterContext("job", "1", 0, 1))) {
            for (Batch batch : batches) {
                writer.write(batch);
            }
            prepared = writer.prepareCommit();
        }
        assertTrue(files.list("/t").stream().noneMatch(FileStatus::directory), "nothing is seen before the commit");
        sink.commit(prepared);
        sink.commit(prepared);
        return names("/t");
    }

    private List<String> names(String directory) {
        List<String> names = new ArrayList<>();
        for (FileStatus entry : files.list(directory)) {
            if (entry.directory()) {
                names.addAll(names(directory + "/" + entry.name()));
            } else {
                names.add((directory + "/" + entry.name()).substring("/t/".length()));
            }
        }
        return names;
    }

    @Test
    void valuesAreTakenFromDirectories() {
        Tables.write(files, "/t/day=2024-01-01/kind=x/f", "1\n2\n");
        Tables.write(files, "/t/day=2024-01-02/kind=a%2Fb%20%25/f", "3\n");
        Tables.write(files, "/t/day=__DEFAULT_PARTITION__/kind=__DEFAULT_PARTITION__/deep/er/f", "4\n");
        Tables.write(files, "/t/day=2024-01-01/kind=x/_SUCCESS", "");
        assertEquals(
                List.of("19723|1|x", "19723|2|x", "19724|3|a/b %", "null|4|null"), Tables.read(files, byDayAndKind()));
        Source source = Tables.source(files, byDayAndKind());
        Split last = source.splits().get(1);
        try (SplitReader reader = source.open(last, last.start(), List.of(2, 2, 0))) {
            assertEquals(List.of("a/b %|a/b %|19724"), Tables.drain(reader, 10));
        }
        try (SplitReader reader = source.open(last, last.start(), List.of(1))) {
            assertEquals(List.of("3"), Tables.drain(reader, 10));
        }
    }

    @Test
    void whatIsNotAPartitionIsRefused() throws java.io.IOException {
        Tables.write(files, "/t/day=2024-01-01/f", "1\n");
        SluiceException e = fails(ErrorCode.MALFORMED_RECORD, () -> Tables.read(files, byDayAndKind()));
        assertEquals("'/t/day=2024-01-01/f' lies outside of the table's partitions", e.getMessage());
        assertEquals("a path such as day=../kind=../file", e.expected().orElseThrow());
        files.deleteRecursively("/t");
        Tables.write(files, "/t/day=monday/kind=x/f", "1\n");
        e = fails(ErrorCode.MALFORMED_RECORD, () -> Tables.read(files, byDayAndKind()));
        assertEquals("'/t/day=monday/kind=x/f': partition column 'day' cannot hold 'monday'", e.getMessage());
        files.deleteRecursively("/t");
        Tables.write(files, "/t/k=__DEFAULT_PARTITION__/f", "1\n");
        e = fails(ErrorCode.MALFORMED_RECORD, () -> Tables.read(files, table("k INT NOT NULL; a INT", List.of(0))));
        assertTrue(e.getMessage().endsWith("cannot hold NULL"), e::getMessage);
        fails(ErrorCode.INVALID_TABLE_DEFINITION, () -> TableOptions.validate(table("k INT", List.of(0))));
    }

    @Test
    void rowsAreWrittenToTheirPartitionsAndReadBack() {
        Batch first = rows("19723,1,x", "19724,2,x", "19723,3,x", ",4,", "19723,5,a/b=c");
        List<String> names = write(byDayAndKind(), first, rows("19724,6,x"));
        assertEquals(
                List.of(
                        "day=2024-01-01/kind=a%2Fb%3Dc/part-1-0-3.csv",
                        "day=2024-01-01/kind=x/part-1-0-0.csv",
                        "day=2024-01-02/kind=x/part-1-0-1.csv",
                        "day=__DEFAULT_PARTITION__/kind=__DEFAULT_PARTITION__/part-1-0-2.csv"),
                names);
        assertEquals("1\n3\n", Tables.text(files, "/t/day=2024-01-01/kind=x/part-1-0-0.csv"));
        assertEquals(
                List.of("19723|5|a/b=c", "19723|1|x", "19723|3|x", "19724|2|x", "19724|6|x", "null|4|null"),
                Tables.read(files, byDayAndKind()));
    }

    @Test
    void manyPartitionsAreWrittenWithFewFilesOpen() {
        Batch[] batches = new Batch[3];
        for (int b = 0; b < batches.length; b++) {
            String[] rows = new String[250];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = i + "," + b + ",x";
            }
            batches[b] = rows(rows);
        }
        assertEquals(750, write(byDayAndKind(), batches).size());
        assertEquals(750, Tables.read(files, byDayAndKind()).size());
    }

    @Test
    void aSuccessFileTellsOfAPartition() {
        String[] options = {"sink.partition-commit.policy.kind", "success-file"};
        List<String> names = write(byDayAndKind(options), rows("19723,1,x"));
        assertEquals(List.of("day=2024-01-01/kind=x/_SUCCESS", "day=2024-01-01/kind=x/part-1-0-0.csv"), names);
        assertEquals(List.of("19723|1|x"), Tables.read(files, byDayAndKind()));
    }

    @Test
    void theDefaultPartitionCanHaveAnotherName() {
        TableSpec table = byDayAndKind("partition.default-name", "none");
        assertEquals(List.of("day=none/kind=x/part-1-0-0.csv"), write(table, rows(",1,x")));
        assertEquals(List.of("null|1|x"), Tables.read(files, table));
    }

    @Test
    void everyTextSurvivesBeingADirectory() {
        TableSpec table = table("k STRING; a INT", List.of(0));
        List<String> texts =
                List.of(".", "..", "a\nb", "%41", "ü€😀", " x ", "100%", "a\\b", "\u0001\u007F", "=", "*?[]");
        BatchBuilder out = new BatchBuilder(table.physical());
        for (String text : texts) {
            out.column(0).appendString(text);
            out.column(1).appendInt(1);
            out.endRow();
        }
        write(table, out.build());
        List<String> expected = texts.stream().map(t -> t + "|1").sorted().toList();
        assertEquals(expected, Tables.read(files, table).stream().sorted().toList());
    }

    @Test
    void triggersThatAreNotBuiltAreRefused() {
        for (String[] option : new String[][] {
            {"sink.partition-commit.trigger", "partition-time"},
            {"sink.partition-commit.delay", "1 h"},
            {"sink.partition-commit.policy.kind", "metastore,success-file"}
        }) {
            fails(ErrorCode.NOT_BUILT_YET, () -> TableOptions.validate(byDayAndKind(option)));
        }
        TableOptions.validate(byDayAndKind("sink.partition-commit.delay", "0 s"));
    }
}
