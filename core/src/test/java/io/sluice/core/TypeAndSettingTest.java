package io.sluice.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.settings.Durations;
import io.sluice.core.settings.MemorySizes;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.Field;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeAndSettingTest {
    @Test
    void typesAreReadAsTheyArePrinted() {
        for (TypeRoot root : TypeRoot.values()) {
            for (boolean nullable : new boolean[] {true, false}) {
                SqlType type = sample(root).withNullable(nullable);
                assertEquals(type, SqlType.parse(type.toString()));
            }
        }
        assertEquals(SqlType.decimal(38, 18).notNull(), SqlType.parse("decimal(38,18) not null"));
        assertEquals(SqlType.timestampLtz(3), SqlType.parse("TIMESTAMP_LTZ(3)"));
        assertThrows(IllegalArgumentException.class, () -> SqlType.parse("GEOMETRY"));
    }

    private static SqlType sample(TypeRoot root) {
        SqlType text = SqlType.string().notNull();
        return switch (root) {
            case ARRAY -> SqlType.array(SqlType.array(text));
            case MULTISET -> SqlType.multiset(SqlType.decimal(20, 3));
            case MAP -> SqlType.map(text, SqlType.row(List.of()));
            case ROW -> SqlType.row(List.of(new Field("a `quoted` name", text), new Field("b", SqlType.fixedChar(3))));
            default -> SqlType.of(root);
        };
    }

    @Test
    void nestedTypesAreReadInAllSpellings() {
        SqlType row = SqlType.row(List.of(
                new Field("a", SqlType.of(TypeRoot.INTEGER).notNull()), new Field("Not Plain", SqlType.bytes())));
        assertEquals(row, SqlType.parse("ROW<a INT NOT NULL, `Not Plain` BYTES>"));
        assertEquals(row, SqlType.parse("row(`a` int not null,`Not Plain` varbinary)"));
        assertEquals(
                "MAP<STRING, ARRAY<" + row + " NOT NULL>>",
                SqlType.parse("MAP<STRING, ARRAY<" + row + " NOT NULL>>").toString());
        for (String bad :
                List.of("ARRAY", "ARRAY<INT", "MAP<INT>", "ROW<INT>", "ARRAY<INT> INT", "ROW<`a INT>", "INT(")) {
            assertThrows(IllegalArgumentException.class, () -> SqlType.parse(bad), bad);
        }
    }

    @Test
    void typesAreTheSameWhateverMayBeNull() {
        SqlType nullable = SqlType.parse("MAP<INT, ROW<a INT>>");
        assertTrue(nullable.sameAs(SqlType.parse("MAP<INT NOT NULL, ROW<a INT NOT NULL> NOT NULL> NOT NULL")));
        assertFalse(nullable.sameAs(SqlType.parse("MAP<INT, ROW<b INT>>")));
        assertFalse(nullable.sameAs(SqlType.parse("MAP<INT, ROW<a BIGINT>>")));
        assertThrows(IllegalStateException.class, nullable::element);
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
