package io.sluice.executor.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.type.PhysicalType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slots of rows that were given up, where equal rows share one and where rows are appended. */
class RowStoreTest {
    private static Batch texts(String... texts) {
        ColumnBuilder builder = new ColumnBuilder(PhysicalType.BYTES);
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            builder.appendBytes(bytes, 0, bytes.length);
        }
        return Batch.of(texts.length, builder.build());
    }

    private static int[] add(RowStore rows, String... texts) {
        Batch batch = texts(texts);
        int[] slots = Arrays.copyOf(rows.slots(batch), texts.length);
        for (int slot : slots) {
            assertTrue(rows.claim(slot));
            assertEquals(0, rows.weight(slot));
            rows.add(slot, 1);
        }
        return slots;
    }

    private static String text(RowStore rows, int slot) {
        VarcharColumn column = (VarcharColumn) rows.gather(new int[] {slot}, 1)[0];
        return new String(column.heap, column.starts[0], column.lengths[0], StandardCharsets.UTF_8);
    }

    @Test
    void slotsThatAreGivenUpAreUsedAgain() {
        for (boolean insertOnly : new boolean[] {true, false}) {
            RowStore rows = new RowStore(List.of(PhysicalType.BYTES), insertOnly);
            int[] first = add(rows, "a", "b", "c", "d");
            rows.remove(first[1]);
            rows.remove(first[2]);
            assertEquals(2, rows.size());
            assertArrayEquals(new int[] {first[0], first[3]}, rows.liveSlots());
            int[] second = add(rows, "e", "f", "g");
            assertEquals(5, rows.size());
            assertArrayEquals(new int[] {0, 1, 2, 3, 4}, rows.liveSlots());
            assertEquals("a", text(rows, first[0]));
            assertEquals("d", text(rows, first[3]));
            assertEquals(
                    List.of("e", "f", "g"),
                    Arrays.stream(second).mapToObj(s -> text(rows, s)).toList());
        }
    }

    @Test
    void rowsThatComeAndGoTakeNoMoreRoom() {
        for (boolean insertOnly : new boolean[] {true, false}) {
            RowStore rows = new RowStore(List.of(PhysicalType.BYTES), insertOnly);
            String[] texts = new String[1000];
            long bytes = 0;
            for (int round = 0; round < 200; round++) {
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = "a row of some length, number " + i + " of round " + round;
                }
                for (int slot : add(rows, texts)) {
                    rows.remove(slot);
                }
                bytes = round == 20 ? rows.bytes() : bytes;
            }
            assertTrue(rows.bytes() <= 2 * bytes, rows.bytes() + " bytes, and once " + bytes);
        }
    }
}
