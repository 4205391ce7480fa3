package io.sluice.connectors.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers read eight digits at a time, against the library. */
class FastNumberTest {
    private final FastNumber number = new FastNumber();

    private static byte[] padded(String text) {
        return ("  " + text + ",3456789\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void wholeNumbersOfEveryLength() {
        Random random = new Random(3);
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            String text = String.valueOf(value);
            int end = number.whole(padded(text), 2);
            if (end >= 0) {
                assertEquals(text.length() + 2, end, text);
                assertEquals(value, number.value());
                read++;
            } else {
                assertTrue(text.length() > 15, text);
            }
        }
        assertTrue(read > 70_000);
    }

    @Test
    void numbersWithAPointAreRoundedRight() {
        Random random = new Random(4);
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            String whole =
                    String.valueOf((random.nextBoolean() ? -1 : 1) * (random.nextLong() >>> 1 + random.nextInt(63)));
            String fraction = String.valueOf(random.nextLong() >>> 1 + random.nextInt(63));
            String text = random.nextInt(5) == 0 ? whole : whole + "." + "0".repeat(random.nextInt(4)) + fraction;
            int end = number.decimal(padded(text), 2);
            if (end >= 0) {
                assertEquals(text.length() + 2, end, text);
                assertEquals(Double.parseDouble(text), number.floating(), 0, text);
                read++;
            }
        }
        assertTrue(read > 20_000, read + " were plain");
        assertEquals(-1, number.decimal(padded("-0."), 2));
        assertEquals(4, number.decimal(padded("-0"), 2));
        assertEquals(1 / number.floating(), Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "+1", "x", "01", "-01", "00", ".5", "1234567890123456789", "--1", "\u00B2", "\u00FF1"})
    void whatIsNotPlainIsLeft(String text) {
        assertEquals(-1, number.whole(padded(text), 2));
        assertEquals(-1, number.decimal(padded(text), 2));
    }

    @Test
    void aNumberEndsWhereItsDigitsEnd() {
        for (String behind : new String[] {"x", "\u00B9", "\u00FF", ":", "/", " ", "e5"}) {
            assertEquals(5, number.whole(padded("123" + behind), 2), behind);
            assertEquals(123, number.value());
        }
        assertEquals(-1, number.whole("  1,".getBytes(StandardCharsets.ISO_8859_1), 2), "too near the array's end");
    }

    @Test
    void lineEndsAreFoundAndBytesPastAsciiNoticed() {
        for (int length = 0; length < 40; length++) {
            byte[] text = ("#".repeat(length) + "\nü").getBytes(StandardCharsets.UTF_8);
            assertEquals(length, Swar.lineEnd(text, 0, text.length));
            assertEquals(length, Swar.lineEnd(text, 0, length), "none");
            assertEquals(~text.length, Swar.lineEnd(text, length + 1, text.length));
            for (int bad = 0; bad < length; bad++) {
                byte[] other = text.clone();
                other[bad] = (byte) 0x80;
                assertEquals(~length, Swar.lineEnd(other, 0, other.length));
                assertEquals(length, Swar.lineEnd(other, bad + 1, other.length));
            }
        }
    }
}
