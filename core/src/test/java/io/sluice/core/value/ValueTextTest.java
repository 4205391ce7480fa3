package io.sluice.core.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
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
    void timestamps() {
        Random random = new Random(1);
        byte[] out = new byte[TimestampText.MAX_LENGTH];
        for (int i = 0; i < ROUNDS; i++) {
            long micros = randomMicros(random);
            int length = TimestampText.write(micros, ' ', 6, out, 0);
            String text = new String(out, 0, length, StandardCharsets.UTF_8);
            long second = Math.floorDiv(micros, 1_000_000L);
            int nanos = (int) Math.floorMod(micros, 1_000_000L) * 1000;
            assertEquals(MICROS.format(LocalDateTime.ofEpochSecond(second, nanos, ZoneOffset.UTC)), text);
            assertEquals(Math.floorDiv(micros, 86_400_000_000L), DateText.parse(out, 0, 10));
            assertEquals(Math.floorMod(micros, 86_400_000_000L), TimeText.parse(out, 11, length, 6));
        }
    }

    @Test
    void yearsOfAnyLength() {
        byte[] out = new byte[DateText.MAX_LENGTH];
        for (long day = -360_000_000; day <= 360_000_000; day += 6007) {
            int length = DateText.write(day, out, 0);
            String text = new String(out, 0, length, StandardCharsets.UTF_8);
            assertEquals(LocalDate.ofEpochDay(day).toString(), text);
            assertEquals(day, DateText.parse(out, 0, length), text);
        }
        for (int day : new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            int length = DateText.write(day, out, 0);
            assertEquals(LocalDate.ofEpochDay(day).toString(), new String(out, 0, length, StandardCharsets.UTF_8));
        }
    }

    @Test
    void fractions() {
        byte[] out = new byte[TimeText.MAX_LENGTH];
        for (int digits = 0; digits <= 9; digits++) {
            int length = TimeText.write(3_723_004_560L, digits, out, 0);
            String whole = "01:02:03.004560000";
            assertEquals(digits == 0 ? "01:02:03" : whole.substring(0, 9 + digits), new String(out, 0, length));
        }
        assertEquals(5, TimeText.fractionDigits(3_723_004_560L));
        assertEquals(0, TimeText.fractionDigits(3_723_000_000L));
        assertEquals(6, TimeText.fractionDigits(-1));
    }

    @Test
    void offsets() {
        for (int minutes = -18 * 60; minutes <= 18 * 60; minutes += 7) {
            byte[] text = bytes("2001-02-03 04:05:06"
                    + (minutes < 0 ? "-" : "+")
                    + String.format("%02d:%02d", Math.abs(minutes) / 60, Math.abs(minutes) % 60));
            assertEquals(19, TimestampText.zoneStart(text, 0, text.length));
            assertEquals(minutes, TimestampText.offsetMinutes(text, 19, text.length));
        }
        for (String bad : new String[] {"", "z", "+02", "+2:00", "+02-00", "*02:00", "+02:60", "+19:00"}) {
            assertEquals(TimeText.BAD, TimestampText.offsetMinutes(bytes(bad), 0, bad.length()), bad);
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
            boolean plain = Math.abs(value) < 1_000_000_000_000_000_000L && value != Long.MIN_VALUE;
            assertEquals(plain ? value : NumberText.BAD, NumberText.plainLong(out, 1, end));
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
                double parsed = FloatingText.parseDouble(bytes, 0, bytes.length);
                assertEquals(Double.doubleToLongBits(Double.parseDouble(text)), Double.doubleToLongBits(parsed), text);
            }
        }
    }

    @Test
    void decimals() {
        Random random = new Random(4);
        byte[] out = new byte[DecimalText.MAX_LENGTH];
        for (int i = 0; i < ROUNDS; i++) {
            long unscaled =
                    random.nextLong(-999_999_999_999_999_999L, 1_000_000_000_000_000_000L) >> random.nextInt(60);
            int scale = random.nextInt(19);
            BigDecimal expected = BigDecimal.valueOf(unscaled, scale);
            int length = DecimalText.write(unscaled, scale, out, 0);
            assertEquals(expected.toPlainString(), new String(out, 0, length, StandardCharsets.UTF_8));
            int wanted = random.nextInt(19);
            long parsed = DecimalText.parsePlain(out, 0, length, 18, wanted);
            if (parsed != NumberText.BAD) {
                assertEquals(expected.setScale(wanted), BigDecimal.valueOf(parsed, wanted));
            } else {
                boolean fits = expected.precision() + wanted - scale <= 18 && wanted >= scale;
                assertTrue(!fits || length > 18, expected + " as DECIMAL(18, " + wanted + ")");
            }
        }
    }

    @Test
    void noNumbers() {
        for (String text : new String[] {"", "-", ".", "-.", "1-2", "1e", "e1", "0x1", "1d", "1 2", "1.2.3", "٣"}) {
            byte[] bytes = bytes(text);
            assertFalse(NumberText.isNumber(bytes, 0, bytes.length), text);
            assertEquals(NumberText.BAD, NumberText.plainLong(bytes, 0, bytes.length), text);
            assertEquals(NumberText.BAD, DecimalText.parsePlain(bytes, 0, bytes.length, 18, 3), text);
            assertTrue(Double.isNaN(FloatingText.parseDouble(bytes, 0, bytes.length)), text);
        }
    }

    @Test
    void booleans() {
        assertTrue(BooleanText.isTrue(bytes("tRuE"), 0, 4));
        assertTrue(BooleanText.isFalse(bytes("FALSE"), 0, 5));
        assertFalse(BooleanText.isTrue(bytes("true "), 0, 5));
        assertFalse(BooleanText.isWord(new byte[] {0x11}, 0, 1, "1"));
    }
}
