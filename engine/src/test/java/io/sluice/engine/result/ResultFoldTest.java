package io.sluice.engine.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResultFoldTest {
    private static final RowType TYPE =
            RowType.of(new Field("k", SqlType.string()), new Field("n", SqlType.of(TypeRoot.INTEGER)));

    private final ResultFold fold = new ResultFold(TYPE, 1000);

    @Test
    void aReplacedRowComesOnceInItsLastForm() {
        fold.add(batch("+ a 1", "+ b 1"));
        fold.add(batch("- a 1", "+ a 2"));
        assertEquals(List.of("b 1", "a 2"), rows());
    }

    @Test
    void aRowThatIsThereTwiceComesTwice() {
        fold.add(batch("+ a 1", "+ b 1", "+ a 1"));
        assertEquals(List.of("a 1", "a 1", "b 1"), rows());
    }

    @Test
    void aRowMayBeTakenBackBeforeItIsAdded() {
        fold.add(batch("- a 1"));
        fold.add(batch("+ a 1", "+ . 7"));
        assertEquals(List.of("null 7"), rows());
    }

    @Test
    void aRowTakenBackForGoodIsABug() {
        fold.add(batch("- a 1"));
        SluiceException e = assertThrows(SluiceException.class, this::rows);
        assertEquals(ErrorCode.INTERNAL_ERROR, e.code());
    }

    @Test
    void nullIsNotAnEmptyText() {
        fold.add(batch("+ . 1", "+ a .", "- . 1"));
        assertEquals(List.of("a null"), rows());
    }

    @Test
    void tooManyRowsAreRefused() {
        ResultFold small = new ResultFold(TYPE, 2);
        small.add(batch("+ a 1", "+ b 1", "- a 1", "+ c 1"));
        SluiceException e = assertThrows(SluiceException.class, () -> small.add(batch("+ d 1")));
        assertEquals(ErrorCode.STATE_TOO_LARGE, e.code());
    }

    @Test
    void randomChangesLeaveWhatCountingLeaves() {
        long seed = 42;
        Random random = new Random(seed);
        ResultFold big = new ResultFold(TYPE, 1000);
        TreeMap<String, Integer> expected = new TreeMap<>();
        List<String> present = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            if (present.isEmpty() || random.nextInt(5) < 3) {
                String row = (char) ('a' + random.nextInt(20)) + " " + random.nextInt(20);
                big.add(batch("+ " + row));
                expected.merge(row, 1, Integer::sum);
                present.add(row);
            } else {
                String row = present.remove(random.nextInt(present.size()));
                big.add(batch("- " + row));
                expected.merge(row, -1, (a, b) -> a + b == 0 ? null : a + b);
            }
        }
        TreeMap<String, Integer> actual = new TreeMap<>();
        rows(big).forEach(row -> actual.merge(row, 1, Integer::sum));
        assertEquals(expected, actual, "seed " + seed);
    }

    private List<String> rows() {
        return rows(fold);
    }

    private static List<String> rows(ResultFold fold) {
        List<String> rows = new ArrayList<>();
        for (Batch batch : fold.rows()) {
            for (int row = 0; row < batch.rowCount; row++) {
                rows.add(batch.columns[0].value(row) + " " + batch.columns[1].value(row));
            }
        }
        return rows;
    }

    /** Rows such as {@code + a 1}; a dot is NULL. */
    private static Batch batch(String... rows) {
        BatchBuilder builder = new BatchBuilder(TYPE);
        for (String row : rows) {
            String[] parts = row.split(" ");
            if (parts[1].equals(".")) {
                builder.column(0).appendNull();
            } else {
                builder.column(0).appendString(parts[1]);
            }
            if (parts[2].equals(".")) {
                builder.column(1).appendNull();
            } else {
                builder.column(1).appendInt(Integer.parseInt(parts[2]));
            }
            builder.endRow(parts[0].equals("+") ? 1 : -1);
        }
        return builder.build();
    }
}
