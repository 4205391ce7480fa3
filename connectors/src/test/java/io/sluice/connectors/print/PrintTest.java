package io.sluice.connectors.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.connectors.Connectors;
import io.sluice.connectors.Tables;
import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.connector.Sink;
import io.sluice.core.connector.Sink.WriterContext;
import io.sluice.core.connector.SinkWriter;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.TableSpec;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The printed text, which is Flink's. */
class PrintTest {
    private static final String ALL =
            "b BOOLEAN; i INT; l BIGINT; f FLOAT; d DOUBLE; n DECIMAL(10, 2); w DECIMAL(30, 1);"
                    + " v STRING; dt DATE; tm TIME(6); ts TIMESTAMP(6); z TIMESTAMP_LTZ(3)";

    private static String print(TableSpec table, int parallelism, Batch batch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        Sink sink = Connectors.of(table).sink(table, Tables.context(new MemoryFileSystem(), out));
        try (SinkWriter writer = sink.open(new WriterContext("job", "1", 2, parallelism))) {
            writer.write(batch);
            assertEquals(List.of(), writer.prepareCommit());
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void everyType() {
        TableSpec table = Tables.table(ALL, "connector", "print");
        BatchBuilder out = new BatchBuilder(table.physical());
        out.column(0).appendBoolean(true);
        out.column(1).appendInt(-1);
        out.column(2).appendLong(2);
        out.column(3).appendFloat(1.5f);
        out.column(4).appendDouble(1e10);
        out.column(5).appendLong(150);
        out.column(6)
                .appendDecimal(
                        BigInteger.TEN.pow(25).shiftRight(64).longValue(),
                        BigInteger.TEN.pow(25).longValue());
        out.column(7).appendString("a, ü");
        out.column(8).appendInt(0);
        out.column(9).appendLong(3_600_000_000L);
        out.column(10).appendLong(1);
        out.column(11).appendLong(0);
        out.endRow();
        for (int c = 0; c < 12; c++) {
            out.column(c).appendNull();
        }
        out.endRow();
        assertEquals(
                "+I[true, -1, 2, 1.5, 1.0E10, 1.50, 1000000000000000000000000.0, a, ü, 1970-01-01, 01:00,"
                        + " 1970-01-01T00:00:00.000001, 1970-01-01T00:00:00Z]\n"
                        + "+I[" + "null, ".repeat(11) + "null]\n",
                print(table, 1, out.build()));
    }

    private static Batch changes() {
        BatchBuilder out = new BatchBuilder(Tables.type("k INT; v INT"));
        int[][] rows = {{1, 1, 1}, {1, 1, -1}, {1, 2, 1}, {2, 5, -1}, {3, 5, 1}, {4, 0, 2}, {4, 0, -2}, {5, 0, 1}};
        for (int[] row : rows) {
            out.column(0).appendInt(row[0]);
            out.column(1).appendInt(row[1]);
            out.endRow(row[2]);
        }
        return out.build();
    }

    @Test
    void weightsBecomeRowKinds() {
        TableSpec table = Tables.table("k INT; v INT", "connector", "print");
        assertEquals(
                "+I[1, 1]\n-U[1, 1]\n+U[1, 2]\n-U[2, 5]\n+U[3, 5]\n+I[4, 0]\n+I[4, 0]\n-D[4, 0]\n-D[4, 0]\n+I[5, 0]\n",
                print(table, 1, changes()));
        TableSpec keyed =
                new TableSpec(table.path(), table.physical(), table.options(), List.of(0), table.partitionKeys());
        assertEquals(
                "+I[1, 1]\n-U[1, 1]\n+U[1, 2]\n-D[2, 5]\n+I[3, 5]\n+I[4, 0]\n+I[4, 0]\n-D[4, 0]\n-D[4, 0]\n+I[5, 0]\n",
                print(keyed, 1, changes()));
    }

    @Test
    void prefixes() {
        Batch one = Batch.of(1, changes().columns);
        TableSpec plain = Tables.table("k INT; v INT", "connector", "print");
        TableSpec named = Tables.table("k INT; v INT", "connector", "print", "print-identifier", "late");
        assertEquals("3> +I[1, 1]\n", print(plain, 4, one));
        assertEquals("late> +I[1, 1]\n", print(named, 1, one));
        assertEquals("late:3> +I[1, 1]\n", print(named, 4, one));
    }

    @Test
    void blackholeTakesEverythingAndNeitherIsRead() {
        TableSpec table = Tables.table("k INT; v INT", "connector", "blackhole");
        assertEquals("", print(table, 1, changes()));
        for (String connector : List.of("print", "blackhole")) {
            TableSpec read = Tables.table("k INT", "connector", connector);
            SluiceException e = assertThrows(SluiceException.class, () -> Tables.source(new MemoryFileSystem(), read));
            assertEquals(ErrorCode.WRONG_DIRECTION, e.code());
        }
    }
}
