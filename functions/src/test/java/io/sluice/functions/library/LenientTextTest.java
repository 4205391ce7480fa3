package io.sluice.functions.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.value.NumberText;
import io.sluice.core.value.TimestampText;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.zone.ZoneRules;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What CAST reads, against the JDK, from fixed seeds. */
class LenientTextTest {
    private static final int ROUNDS = 50_000;
    private static final ZoneRules FIVE_HOURS = ZoneOffset.ofHours(5).getRules();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long timestamp(String text) {
        return LenientTimes.parse(bytes(text), 0, bytes(text).length);
    }

    private static LocalDate date(String text) {
        return LocalDate.ofEpochDay(LenientTimes.parseDate(bytes(text), 0, bytes(text).length));
    }

    private static long instant(String text) {
        return LenientTimes.parseInstant(bytes(text), 0, bytes(text).length, FIVE_HOURS);
    }

    @Test
    void weeks() {
        for (int day = -40_000; day < 40_000; day++) {
            LocalDate date = LocalDate.ofEpochDay(day);
            assertEquals(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), FieldFunctions.week(day));
            assertEquals(date.get(IsoFields.WEEK_BASED_YEAR), FieldFunctions.isoYear(day));
            assertEquals(date.get(ChronoField.DAY_OF_YEAR), FieldFunctions.dayOfYear(day));
        }
    }

    @Test
    void timestamps() {
        Random random = new Random(1);
        byte[] out = new byte[TimestampText.MAX_LENGTH];
        for (int i = 0; i < ROUNDS; i++) {
            long micros = random.nextLong(TimestampText.MIN_MICROS, TimestampText.MAX_MICROS + 1);
            int length = TimestampText.write(micros, ' ', 6, out, 0);
            assertEquals(micros, LenientTimes.parse(out, 0, length));
            String text = new String(out, 0, length, StandardCharsets.UTF_8);
            byte[] iso = bytes("xx" + text.replace(' ', 'T') + "Z");
            assertEquals(micros, LenientTimes.parseInstant(iso, 2, iso.length - 2, FIVE_HOURS));
        }
    }

    @Test
    void datesWithATimeBehindThem() {
        LocalDate day = LocalDate.of(2024, 2, 3);
        assertEquals(day, date("2024-02-03 10:00:00"));
        assertEquals(day, date("2024-2-3T9:05"));
        assertEquals(day, date("2024-02-03 23:59:59.123456789"));
        for (String wrong : new String[] {"2024-02-03 ", "2024-02-03 noon", "2024-02-03 24:00", "2024-02-03 10:00Z"}) {
            assertThrows(InvalidValueException.class, () -> date(wrong), wrong);
        }
    }

    @Test
    void spellings() {
        long day = LocalDate.of(2001, 2, 3).toEpochDay() * TimestampText.MICROS_PER_DAY;
        long time = day + 4 * TimestampText.MICROS_PER_HOUR + 5 * TimestampText.MICROS_PER_MINUTE;
        assertEquals(day, timestamp("2001-2-3"));
        assertEquals(day, timestamp("2001-02-03"));
        assertEquals(time, timestamp("2001-2-3 4:05"));
        assertEquals(time, timestamp("2001-02-03T04:05:00.000000000"));
        long utc = time - 5 * TimestampText.MICROS_PER_HOUR;
        assertEquals(utc, instant("2001-02-03 04:05"));
        assertEquals(utc, instant("2001-02-03 04:05:00.0"));
        assertEquals(utc, instant("2001-2-3 4:5 +05:00"));
        assertEquals(utc, instant("2001-02-03 04:05:00 +05:00"));
        assertEquals(utc, instant("2001-02-03 04:05:00+05:00"));
        assertEquals(time, instant("2001-02-03T04:05Z"));
    }

    @Test
    void noTimestamps() {
        for (String text : new String[] {
            "",
            "0000-01-01 00:00:00",
            "+02001-02-03 04:05:06",
            "2001-02-30 00:00:00",
            "2001-02-03 24:00:00",
            "2001-02-03x04:05:06",
            "2001-02-03 04:05:06.",
            "2001-02-03 04:05:06.0000001",
            "2001-02-03-04:05",
            "2001-02-03Z",
            "2001-02-03 04:05:06+19:00",
            "2001-02-03 04:05:06+5:00"
        }) {
            assertThrows(InvalidValueException.class, () -> instant(text), "'" + text + "'");
        }
    }

    @Test
    void wholeNumbers() {
        Random random = new Random(2);
        byte[] out = new byte[NumberText.MAX_LONG_LENGTH + 1];
        for (int i = 0; i < ROUNDS; i++) {
            long value = i == 0 ? Long.MIN_VALUE : i == 1 ? Long.MAX_VALUE : random.nextLong() >> random.nextInt(64);
            int end = NumberText.write(value, out, 1);
            assertEquals(value, LenientNumbers.parseLong(out, 1, end - 1));
        }
    }

    @Test
    void doubles() {
        Random random = new Random(3);
        for (int i = 0; i < ROUNDS; i++) {
            String[] texts = {
                Double.toString(Double.longBitsToDouble(random.nextLong())),
                Long.toString(random.nextLong() >> random.nextInt(64)),
                random.nextInt(1000) + "." + "0".repeat(random.nextInt(25)) + random.nextInt(100_000),
                "-" + random.nextInt(1000) + "e" + (random.nextInt(1000) - 500)
            };
            for (String text : texts) {
                byte[] bytes = bytes(text);
                double parsed = LenientNumbers.parseDouble(bytes, 0, bytes.length);
                assertEquals(Double.doubleToLongBits(Double.parseDouble(text)), Double.doubleToLongBits(parsed), text);
                float single = LenientNumbers.parseFloat(bytes, 0, bytes.length);
                assertEquals(Float.floatToIntBits(Float.parseFloat(text)), Float.floatToIntBits(single), text);
            }
        }
    }

    @Test
    void noNumbers() {
        for (String text :
                new String[] {"", "-", ".", "1-2", "1e", "e1", "0x1", "1d", "NaNa", "infinity", "1 2", "٣"}) {
            byte[] bytes = bytes(text);
            assertThrows(
                    InvalidValueException.class,
                    () -> LenientNumbers.parseDouble(bytes, 0, bytes.length),
                    "'" + text + "'");
        }
        InvalidValueException e =
                assertThrows(InvalidValueException.class, () -> LenientNumbers.parseLong(bytes("a"), 0, 1));
        assertTrue(e.getStackTrace().length == 0, "a failed parse must stay cheap");
    }
}
