package io.sluice.functions.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.functions.library.FieldFunctions;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.zone.ZoneRules;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values as text against the JDK, from fixed seeds. */
class ValueTextTest {
    private static final int ROUNDS = 50_000;
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long randomMicros(Random random) {
        double part = random.nextDouble();
        long range = TimestampText.MAX_MICROS / 1000 - TimestampText.MIN_MICROS / 1000;
        return TimestampText.MIN_MICROS + (long) (part * range) * 1000 + random.nextInt(1000);
    }

    @Test
    void calendar() {
        for (int day = CivilDate.MIN_DAY; day <= CivilDate.MAX_DAY; day += 13) {
            LocalDate date = LocalDate.ofEpochDay(day);
            assertEquals(date.getYear(), CivilDate.year(day));
            assertEquals(date.getMonthValue(), CivilDate.month(day));
            assertEquals(date.getDayOfMonth(), CivilDate.dayOfMonth(day));
            assertEquals(day, CivilDate.epochDay(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
            assertEquals(date.getDayOfWeek().getValue(), CivilDate.isoDayOfWeek(day));
            assertEquals(date.lengthOfMonth(), CivilDate.lengthOfMonth(date.getYear(), date.getMonthValue()));
        }
        assertEquals(LocalDate.of(1, 1, 1).toEpochDay(), CivilDate.MIN_DAY);
        assertEquals(LocalDate.of(9999, 12, 31).toEpochDay(), CivilDate.MAX_DAY);
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
            long micros = randomMicros(random);
            int length = TimestampText.write(micros, 6, out, 0);
            String text = new String(out, 0, length, StandardCharsets.UTF_8);
            long second = Math.floorDiv(micros, 1_000_000L);
            int nanos = (int) Math.floorMod(micros, 1_000_000L) * 1000;
            assertEquals(MICROS.format(LocalDateTime.ofEpochSecond(second, nanos, ZoneOffset.UTC)), text);
            assertEquals(micros, TimestampText.parse(out, 0, length));
            byte[] iso = bytes("xx" + text.replace(' ', 'T') + "Z");
            assertEquals(
                    micros,
                    TimestampText.parseInstant(
                            iso, 2, iso.length - 2, ZoneOffset.ofHours(5).getRules()));
        }
    }

    @Test
    void zones() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        ZoneRules rules = berlin.getRules();
        LocalDateTime local = LocalDateTime.of(2026, 1, 1, 0, 0);
        for (int i = 0; i < 366 * 96; i++) {
            local = local.plusMinutes(15);
            long micros = local.toEpochSecond(ZoneOffset.UTC) * 1_000_000L + 7;
            ZonedDateTime expected = local.atZone(berlin);
            long instant = TimestampText.toInstant(micros, rules);
            assertEquals(expected.toEpochSecond() * 1_000_000L + 7, instant, local.toString());
            long shown = expected.toLocalDateTime().toEpochSecond(ZoneOffset.UTC) * 1_000_000L + 7;
            assertEquals(shown, TimestampText.toLocal(instant, rules), local.toString());
        }
    }

    @Test
    void wholeNumbers() {
        Random random = new Random(2);
        byte[] out = new byte[NumberText.MAX_LONG_LENGTH + 1];
        for (int i = 0; i < ROUNDS; i++) {
            long value = i == 0 ? Long.MIN_VALUE : i == 1 ? Long.MAX_VALUE : random.nextLong() >> random.nextInt(64);
            int end = NumberText.write(value, out, 1);
            assertEquals(Long.toString(value), new String(out, 1, end - 1, StandardCharsets.UTF_8));
            assertEquals(value, NumberText.parseLong(out, 1, end - 1));
        }
    }

    @Test
    void doubles() {
        Random random = new Random(3);
        for (int i = 0; i < ROUNDS; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            String[] texts = {
                Double.toString(any),
                Long.toString(random.nextLong() >> random.nextInt(64)),
                (random.nextInt(2_000_000) - 1_000_000) / 1000.0 + "",
                random.nextInt(1000) + "." + "0".repeat(random.nextInt(25)) + random.nextInt(100_000),
                "-" + random.nextInt(1000) + "e" + (random.nextInt(40) - 20)
            };
            for (String text : texts) {
                byte[] bytes = bytes(text);
                double parsed = NumberText.parseDouble(bytes, 0, bytes.length);
                assertEquals(Double.doubleToLongBits(Double.parseDouble(text)), Double.doubleToLongBits(parsed), text);
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
                    () -> NumberText.parseDouble(bytes, 0, bytes.length),
                    "'" + text + "'");
        }
        InvalidValueException e =
                assertThrows(InvalidValueException.class, () -> NumberText.parseLong(bytes("a"), 0, 1));
        assertTrue(e.getStackTrace().length == 0, "a failed parse must stay cheap");
    }
}
