package io.sluice.core.nested;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NestedValueTest {
    /** The value that a builder makes the second time, when it holds what the first has left. */
    private static Bytes make(String type, Consumer<NestedBuilder> parts) {
        NestedBuilder builder = NestedBuilder.of(SqlType.parse(type));
        for (int round = 0; round < 2; round++) {
            builder.begin();
            parts.accept(builder);
            builder.finish();
        }
        return Bytes.copyOf(builder.bytes(), 0, builder.length());
    }

    private static void text(NestedBuilder builder, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        builder.addBytes(utf8, 0, utf8.length);
    }

    private static void nested(NestedBuilder builder, Bytes value) {
        builder.addBytes(value.array(), 0, value.length());
    }

    private static Column column(Bytes... values) {
        ColumnBuilder column = new ColumnBuilder(PhysicalType.BYTES);
        for (Bytes value : values) {
            column.appendBytes(value);
        }
        return column.build();
    }

    private static String shown(String type, Bytes value) {
        return TextWriter.of(SqlType.parse(type), ZoneOffset.UTC.getRules(), true)
                .text(column(value), 0);
    }

    @Test
    void arraysKeepOrderAndNulls() {
        Bytes ints = make("ARRAY<INT>", b -> {
            for (int i = 0; i < 20; i++) {
                if (i % 9 == 0) {
                    b.addNull();
                } else {
                    b.addInt(-i);
                }
            }
        });
        assertEquals(20, NestedArrays.size(ints.array(), 0));
        assertTrue(NestedArrays.isNull(ints.array(), 0, 18));
        assertEquals(-17, NestedArrays.intAt(ints.array(), 0, 17));
        assertEquals(
                "[NULL, -1, -2, -3, -4, -5, -6, -7, -8, NULL, -10, -11, -12, -13, -14, -15, -16, -17, NULL, -19]",
                shown("ARRAY<INT>", ints));
        assertEquals("[]", shown("ARRAY<STRING>", make("ARRAY<STRING>", b -> {})));
    }

    @Test
    void everyStorageComesBack() {
        assertEquals("[TRUE, NULL]", shown("ARRAY<BOOLEAN>", make("ARRAY<BOOLEAN>", b -> {
            b.addBoolean(true);
            b.addNull();
        })));
        assertEquals("[1.5, NaN, 0.0]", shown("ARRAY<DOUBLE>", make("ARRAY<DOUBLE>", b -> {
            b.addDouble(1.5);
            b.addDouble(Double.longBitsToDouble(0x7ff8000000000001L));
            b.addDouble(-0.0);
        })));
        assertEquals("[-2.5]", shown("ARRAY<FLOAT>", make("ARRAY<FLOAT>", b -> b.addFloat(-2.5f))));
        assertEquals(
                "[-0.01]", shown("ARRAY<DECIMAL(38, 2)>", make("ARRAY<DECIMAL(38, 2)>", b -> b.addDecimal(-1, -1))));
        assertEquals("[x'0aff', x'']", shown("ARRAY<BYTES>", make("ARRAY<BYTES>", b -> {
            b.addBytes(new byte[] {9, 10, -1, 11}, 1, 2);
            b.addBytes(new byte[0], 0, 0);
        })));
        assertEquals(
                "[1970-01-01 00:00:01.000]",
                shown("ARRAY<TIMESTAMP(3)>", make("ARRAY<TIMESTAMP(3)>", b -> b.addLong(1_000_000))));
    }

    @Test
    void rowsHoldFieldsOfAnyTypeInAnyOrder() {
        String type = "ROW<a STRING, b INT, c STRING, d DECIMAL(30, 1), e ARRAY<STRING>>";
        Bytes inner = make("ARRAY<STRING>", b -> {
            text(b, "x");
            b.addNull();
            text(b, "");
            text(b, "yz");
        });
        Bytes row = make(type, b -> {
            text(b, "å");
            b.addInt(7);
            b.addNull();
            b.addDecimal(0, 12);
            nested(b, inner);
        });
        assertEquals("(å, 7, NULL, 1.2, [x, NULL, , yz])", shown(type, row));
        RowLayout layout = new RowLayout(SqlType.parse(type));
        assertEquals(7, NestedRows.intAt(row.array(), 0, layout.slot(1)));
        assertThrows(IllegalStateException.class, () -> make(type, b -> b.addNull()));
    }

    @Test
    void mapsAreTheSameInWhateverOrderTheyAreMade() {
        String type = "MAP<STRING, INT>";
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            numbers.add(i);
        }
        Consumer<NestedBuilder> inOrder = b -> {
            for (int i : numbers) {
                text(b, "k" + i);
                b.addInt(i);
            }
        };
        Bytes sorted = make(type, inOrder);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(numbers, new Random(seed));
            assertEquals(sorted, make(type, inOrder), "seed " + seed);
        }
        assertEquals("{NULL=0, a=3, b=2}", shown(type, make(type, b -> {
            text(b, "a");
            b.addInt(1);
            text(b, "b");
            b.addInt(2);
            b.addNull();
            b.addInt(0);
            text(b, "a");
            b.addInt(3);
        })));
        assertThrows(IllegalStateException.class, () -> make(type, b -> text(b, "a")));
    }

    @Test
    void keysStandInTheOrderOfTheirValues() {
        assertEquals("{-5=a, 3=b}", shown("MAP<BIGINT, STRING>", make("MAP<BIGINT, STRING>", b -> {
            b.addLong(3);
            text(b, "b");
            b.addLong(-5);
            text(b, "a");
        })));
    }

    @Test
    void multisetsCount() {
        Bytes words = make("MULTISET<STRING>", b -> {
            text(b, "b");
            text(b, "a");
            text(b, "b");
            b.times(4);
            b.addNull();
        });
        assertEquals("{NULL=1, a=1, b=5}", shown("MULTISET<STRING>", words));
        assertNotEquals(words, make("MULTISET<STRING>", b -> {
            text(b, "b");
            b.addNull();
            text(b, "a");
        }));
        assertThrows(IllegalStateException.class, () -> make("ARRAY<INT>", b -> b.times(2)));
    }
}
