package io.sluice.executor.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where checkpoints go, by the settings that say it. */
class CheckpointStorageTest {
    private static Optional<String> directory(String storage, String backend, String directory) {
        Map<String, String> settings = new TreeMap<>(Map.of("execution.checkpointing.interval", "1 s"));
        put(settings, "execution.checkpointing.storage", storage);
        put(settings, "state.backend", backend);
        put(settings, "state.checkpoints.dir", directory);
        return JobSettings.from(Settings.of(settings)).checkpointing().directory();
    }

    private static void put(Map<String, String> settings, String key, String value) {
        if (value != null) {
            settings.put(key, value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        ", , ,",
        ", , /c, /c",
        "jobmanager, , /c,",
        "filesystem, , /c, /c",
        ", memory, /c,",
        ", filesystem, /c, /c",
        ", hashmap, /c, /c",
        "filesystem, memory, /c, /c",
        "jobmanager, filesystem, /c,",
    })
    void storageAndBackend(String storage, String backend, String directory, String expected) {
        assertEquals(Optional.ofNullable(expected), directory(storage, backend, directory));
    }

    @ParameterizedTest
    @CsvSource({"filesystem, , execution.checkpointing.storage", ", filesystem, state.backend.type"})
    void filesNeedAFolder(String storage, String backend, String key) {
        SluiceException e = assertThrows(SluiceException.class, () -> directory(storage, backend, null));
        assertEquals(ErrorCode.INVALID_SETTING, e.code());
        assertTrue(e.getMessage().contains(key), e.getMessage());
    }

    @Test
    void withoutCheckpointsNoFolderIsNeeded() {
        Settings settings = Settings.of(Map.of("state.backend.type", "filesystem"));
        assertEquals(
                Optional.empty(), JobSettings.from(settings).checkpointing().directory());
    }
}
