package io.sluice.executor.runtime.task;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SinkChecksTest {
    private static final SqlType BIGINT = SqlType.of(TypeRoot.BIGINT);
    private static final TableSpec TABLE = new TableSpec(
            new ObjectPath("c", "d", "t"),
            RowType.of(new Field("may", BIGINT), new Field("must", BIGINT.notNull())),
            Map.of("connector", "blackhole"),
            List.of(),
            List.of());

    private static Batch batch(boolean[] nullsOfMay, boolean[] nullsOfMust) {
        return Batch.of(2, new LongColumn(new long[2], nullsOfMay), new LongColumn(new long[3], nullsOfMust));
    }

    @Test
    void refusesNullsWhereTheTableDoes() {
        SinkChecks columns = new SinkChecks(TABLE, false);
        SluiceException error = assertThrows(
                SluiceException.class, () -> columns.check(batch(null, new boolean[] {false, true, false})));
        assertEquals(ErrorCode.NULL_NOT_ALLOWED, error.code());
        assertEquals("a NULL came for column 'must' of table 't', which is NOT NULL", error.getMessage());
    }

    @Test
    void looksAtTheRowsOfTheBatchOnly() {
        SinkChecks columns = new SinkChecks(TABLE, false);
        assertDoesNotThrow(() -> columns.check(batch(new boolean[] {true, true}, new boolean[] {false, false, true})));
    }

    @Test
    void refusesTextsThatAreTooLongWhenAsked() {
        TableSpec table = new TableSpec(
                new ObjectPath("c", "d", "t"),
                RowType.of(new Field("text", SqlType.varchar(3))),
                Map.of("connector", "blackhole"),
                List.of(),
                List.of());
        BatchBuilder builder = new BatchBuilder(table.physical());
        builder.column(0).appendString("äöü");
        builder.endRow();
        builder.column(0).appendNull();
        builder.endRow();
        Batch fits = builder.build();
        assertDoesNotThrow(() -> new SinkChecks(table, true).check(fits));
        builder.column(0).appendString("äöüß");
        builder.endRow();
        Batch tooLong = builder.build();
        SluiceException error = assertThrows(SluiceException.class, () -> new SinkChecks(table, true).check(tooLong));
        assertEquals(ErrorCode.VALUE_TOO_LONG, error.code());
        assertEquals(
                "a text of 4 characters came for column 'text' of table 't', which is VARCHAR(3): 'äöüß'",
                error.getMessage());
        assertDoesNotThrow(() -> new SinkChecks(table, false).check(tooLong));
    }

    @Test
    void holdsFixedLengthsToTheLetter() {
        TableSpec table = new TableSpec(
                new ObjectPath("c", "d", "t"),
                RowType.of(new Field("text", SqlType.fixedChar(2)), new Field("bytes", SqlType.binary(2))),
                Map.of("connector", "blackhole"),
                List.of(),
                List.of());
        assertDoesNotThrow(() -> new SinkChecks(table, true).check(row(table, "äb", 2)));
        assertEquals(
                "a text of 1 characters came for column 'text' of table 't', which is CHAR(2): 'a'",
                wrong(table, row(table, "a", 2)));
        assertEquals(
                "a text of 3 characters came for column 'text' of table 't', which is CHAR(2): 'abc'",
                wrong(table, row(table, "abc", 2)));
        assertEquals(
                "1 bytes came for column 'bytes' of table 't', which is BINARY(2): x'00'",
                wrong(table, row(table, "ab", 1)));
        assertEquals(
                "3 bytes came for column 'bytes' of table 't', which is BINARY(2): x'000000'",
                wrong(table, row(table, "ab", 3)));
        assertDoesNotThrow(() -> new SinkChecks(table, false).check(row(table, "a", 3)));
    }

    private static Batch row(TableSpec table, String text, int bytes) {
        BatchBuilder builder = new BatchBuilder(table.physical());
        builder.column(0).appendString(text);
        builder.column(1).appendBytes(new byte[bytes], 0, bytes);
        builder.endRow();
        return builder.build();
    }

    private static String wrong(TableSpec table, Batch batch) {
        return assertThrows(SluiceException.class, () -> new SinkChecks(table, true).check(batch))
                .getMessage();
    }
}
