package io.sluice.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.settings.Durations;
import io.sluice.core.settings.MemorySizes;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TypeAndSettingTest {
    @Test
    void typesAreReadAsTheyArePrinted() {
        for (TypeRoot root : TypeRoot.values()) {
            for (boolean nullable : new boolean[] {true, false}) {
                SqlType type = SqlType.of(root).withNullable(nullable);
                assertEquals(type, SqlType.parse(type.toString()));
            }
        }
        assertEquals(SqlType.decimal(38, 18).notNull(), SqlType.parse("decimal(38,18) not null"));
        assertEquals(SqlType.timestampLtz(3), SqlType.parse("TIMESTAMP_LTZ(3)"));
        assertThrows(IllegalArgumentException.class, () -> SqlType.parse("GEOMETRY"));
    }

    @Test
    void durationsAndSizesAsFlinkWritesThem() {
        assertEquals(Duration.ofSeconds(10), Durations.parse("10 s"));
        assertEquals(Duration.ofMinutes(5), Durations.parse("5min"));
        assertEquals(Duration.ofMillis(500), Durations.parse("500"));
        assertEquals(64L << 20, MemorySizes.parse("64 mb"));
        assertThrows(IllegalArgumentException.class, () -> Durations.parse("5 fortnights"));
        assertThrows(IllegalArgumentException.class, () -> MemorySizes.parse("99999999999 tb"));
    }

    @Test
    void settingsAcceptOldKeysAndNameBadValues() {
        Option<Duration> option = Options.duration("new.key", "1 s", "").withOldKeys("old.key");
        assertEquals(Duration.ofSeconds(1), Settings.EMPTY.get(option));
        assertEquals(Duration.ofHours(1), Settings.EMPTY.with("old.key", "1 h").get(option));
        SluiceException error = assertThrows(
                SluiceException.class,
                () -> Settings.EMPTY.with("new.key", "soon").get(option));
        assertEquals("'new.key' = 'soon': 'soon' is not a duration", error.getMessage());
    }

    @Test
    void bytesComeBackAndNeverRunOver() {
        BytesWriter out = new BytesWriter(1);
        out.putVarInt(300);
        out.putString("å∑");
        out.putDouble(-0.0);
        out.putLong(Long.MIN_VALUE);
        BytesReader in = new BytesReader(out.toByteArray());
        assertEquals(300, in.getVarInt());
        assertEquals("å∑", in.getString());
        assertEquals(-0.0, in.getDouble());
        assertEquals(Long.MIN_VALUE, in.getLong());
        assertThrows(IndexOutOfBoundsException.class, in::getByte);
        BytesWriter lying = new BytesWriter();
        lying.putVarInt(1000);
        assertThrows(IndexOutOfBoundsException.class, new BytesReader(lying.toByteArray())::getBytes);
    }
}
