package io.sluice.engine.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsFileTest {
    @Test
    void keysAreNestedDottedOrBoth() {
        String text =
                """
                # a comment
                parallelism.default: 4
                execution:
                  checkpointing:
                    interval: 10 s
                  checkpointing.dir: file:/tmp/x   # where
                table: {dml-sync: true}
                """;
        assertEquals(
                Map.of(
                        "parallelism.default", "4",
                        "execution.checkpointing.interval", "10 s",
                        "execution.checkpointing.dir", "file:/tmp/x",
                        "table.dml-sync", "true"),
                SettingsFile.parse(text));
    }

    @Test
    void valuesStandAsTheyAreWritten() {
        assertEquals(
                Map.of("a", "0.10", "b", "010", "c", "no", "d", "2001-01-01"),
                SettingsFile.parse("{a: 0.10, b: 010, c: no, d: 2001-01-01}"));
    }

    @Test
    void anEmptyFileHoldsNothing() {
        assertEquals(Map.of(), SettingsFile.parse(""));
        assertEquals(Map.of(), SettingsFile.parse("# nothing\n"));
    }

    @Test
    void whatIsNoYamlIsRefusedWhereItStands() {
        SluiceException e = assertThrows(SluiceException.class, () -> SettingsFile.parse("a: 1\nb: [1, 2\n"));
        assertEquals(ErrorCode.INVALID_SETTING, e.code());
        assertEquals(3, e.position().orElseThrow().line());
    }

    @Test
    void aListIsNoSetting() {
        assertEquals("The file does not hold settings: 'a.b' is a list", message("a: {b: [1]}"));
        assertEquals("The file does not hold settings: it is a list or a single value", message("hello"));
    }

    @Test
    void aKeyGivenTwiceIsAnError() {
        assertEquals("The file does not hold settings: 'a.b' stands there twice", message("a: {b: 1}\na.b: 2"));
        assertThrows(SluiceException.class, () -> SettingsFile.parse("a: 1\na: 2"));
    }

    private static String message(String text) {
        return assertThrows(SluiceException.class, () -> SettingsFile.parse(text))
                .getMessage();
    }
}
