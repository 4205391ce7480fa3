package io.sluice.executor.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.type.PhysicalType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Key tables against a HashMap: random lookups, inserts and removals, growth, NULL keys, clearing. */
class KeyTableTest {
    private static Column column(PhysicalType physical, List<Integer> numbers) {
        ColumnBuilder out = new ColumnBuilder(physical);
        for (Integer number : numbers) {
            if (number % 17 == 0) {
                out.appendNull();
                continue;
            }
            switch (physical) {
                case BOOLEAN -> out.appendBoolean(number % 2 == 0);
                case INT -> out.appendInt(number);
                case LONG -> out.appendLong(number * 1_000_000_007L);
                case FLOAT -> out.appendFloat(number);
                case DOUBLE -> out.appendDouble(number / 3.0);
                case DECIMAL128 -> out.appendDecimal(number % 3, number);
                case BYTES -> out.appendString("key " + number);
            }
        }
        return out.build();
    }

    private static void check(List<PhysicalType> types, int range, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        KeyTable table = KeyTable.of(types, 0);
        Map<List<Object>, Integer> slotOf = new HashMap<>();
        int rounds = 200;
        for (int round = 0; round < rounds; round++) {
            int n = random.nextInt(1, 60);
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                numbers.add(random.nextInt(range));
            }
            Column[] keys = types.stream().map(t -> column(t, numbers)).toArray(Column[]::new);
            int[] hashes = new int[n];
            KeyHash.hash(
                    Batch.of(n, keys), IntStream.range(0, keys.length).boxed().toList(), hashes);
            int[] slots = new int[n];
            table.find(keys, hashes, 0, n, slots);
            for (int i = 0; i < n; i++) {
                assertEquals(slotOf.getOrDefault(key(keys, i), -1), slots[i], "find in round " + round);
            }
            table.findOrInsert(keys, hashes, 0, n, slots);
            for (int i = 0; i < n; i++) {
                Integer known = slotOf.putIfAbsent(key(keys, i), slots[i]);
                assertEquals(known == null ? slots[i] : known, slots[i], "insert in round " + round);
            }
            remove(table, slotOf, random, round % 50 > 25 ? 3 : 60);
            assertSame(table, slotOf, types.size());
            if (round == rounds / 2) {
                table.clear(random.nextInt(1000));
                slotOf.clear();
            }
        }
    }

    private static void remove(KeyTable table, Map<List<Object>, Integer> slotOf, SplittableRandom random, int most) {
        List<List<Object>> known = new ArrayList<>(slotOf.keySet());
        for (int i = random.nextInt(most); i > 0 && !known.isEmpty(); i--) {
            List<Object> key = known.remove(random.nextInt(known.size()));
            table.remove(slotOf.remove(key));
        }
    }

    private static void assertSame(KeyTable table, Map<List<Object>, Integer> slotOf, int keyCount) {
        int[] live = table.liveSlots();
        assertEquals(slotOf.size(), live.length);
        Column[] keys = table.keys(live, live.length);
        assertEquals(keyCount, keys.length);
        for (int i = 0; i < live.length; i++) {
            assertEquals(slotOf.get(key(keys, i)), live[i]);
        }
    }

    private static List<Object> key(Column[] keys, int row) {
        return Arrays.stream(keys).map(k -> k.value(row)).collect(Collectors.toList());
    }

    @Test
    void tablesAgreeWithAMap() {
        for (PhysicalType type : PhysicalType.values()) {
            check(List.of(type), 40, 1);
            check(List.of(type), 3000, 2);
        }
        check(List.of(PhysicalType.LONG, PhysicalType.BYTES), 50, 3);
        check(List.of(PhysicalType.BYTES, PhysicalType.INT, PhysicalType.DOUBLE), 2000, 4);
        check(List.of(), 10, 5);
    }

    @Test
    void textThatIsGivenUpIsSqueezedOut() {
        StoredText text = new StoredText();
        ColumnBuilder builder = new ColumnBuilder(PhysicalType.BYTES);
        builder.appendString("x".repeat(10_000));
        builder.appendString("kept");
        Column values = builder.build();
        text.set(1, values, 1);
        Column early = text.gather(new int[] {1}, 1);
        for (int i = 0; i < 100; i++) {
            text.set(0, values, 0);
            text.release(0);
        }
        assertEquals("kept", text.gather(new int[] {1}, 1).value(0));
        assertEquals("kept", early.value(0));
        assertEquals(true, text.heapBytes() < 300_000, "heap of " + text.heapBytes());
    }
}
