package io.sluice.engine.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.CheckpointingOptions;
import io.sluice.core.settings.ClientOptions;
import io.sluice.core.settings.ExecutionOptions;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.RecoveryOptions;
import io.sluice.core.settings.RestartOptions;
import io.sluice.core.settings.SinkOptions;
import io.sluice.core.settings.StateOptions;
import io.sluice.core.settings.TableOptions;
import io.sluice.engine.settings.Setting.Support;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsCatalogueTest {
    private final SettingsCatalogue catalogue = SettingsCatalogue.get();

    @Test
    void aKeyThatWorksSaysNothing() {
        assertEquals(Optional.empty(), catalogue.check("table.local-time-zone", "UTC"));
    }

    @Test
    void anOlderNameFindsTheSetting() {
        assertSame(StateOptions.BACKEND, catalogue.find("state.backend").option());
    }

    @Test
    void anUnknownKeyNamesTheNearest() {
        SluiceException e = assertThrows(SluiceException.class, () -> catalogue.check("table.dml-snyc", "true"));
        assertEquals(ErrorCode.UNKNOWN_SETTING, e.code());
        assertEquals("did you mean 'table.dml-sync'?", e.hint().orElseThrow());
    }

    @Test
    void aBadValueSaysWhatIsAccepted() {
        SluiceException e = assertThrows(SluiceException.class, () -> catalogue.check("table.dml-sync", "yes"));
        assertEquals(ErrorCode.INVALID_SETTING, e.code());
        assertEquals("true or false", e.expected().orElseThrow());
    }

    @Test
    void anAcceptedKeyIsCheckedAndSaysWhyItHasNoEffect() {
        String note = catalogue.check("pipeline.object-reuse", "true").orElseThrow();
        assertEquals(
                "'pipeline.object-reuse' has no effect here: batches are never changed once emitted and always shared",
                note);
        SluiceException e = assertThrows(SluiceException.class, () -> catalogue.check("pipeline.object-reuse", "2"));
        assertEquals(ErrorCode.INVALID_SETTING, e.code());
    }

    @Test
    void whatWouldChangeResultsIsRefusedExceptItsDefault() {
        assertEquals(Optional.empty(), catalogue.check("table.exec.source.cdc-events-duplicate", "false"));
        SluiceException e = assertThrows(
                SluiceException.class, () -> catalogue.check("table.exec.source.cdc-events-duplicate", "true"));
        assertEquals(ErrorCode.NOT_BUILT_YET, e.code());
        assertTrue(e.getMessage().contains("would change results"), e.getMessage());
    }

    @Test
    void aRefusedKeyWithoutDefaultIsRefusedWhateverItsValue() {
        SluiceException e = assertThrows(SluiceException.class, () -> catalogue.check("pipeline.jars", "a.jar"));
        assertEquals("leave it unset", e.hint().orElseThrow());
    }

    @Test
    void valuesOfAListAreCheckedWithoutRegardToCase() {
        assertTrue(catalogue
                .check("execution.state-recovery.claim-mode", "no_claim")
                .isPresent());
        assertThrows(SluiceException.class, () -> catalogue.check("execution.state-recovery.claim-mode", "maybe"));
    }

    @Test
    void everySettingHasAValidDefaultAndWhatDoesNotWorkHasANote() {
        for (Setting setting : catalogue.all()) {
            setting.option().defaultValue();
            assertEquals(setting.support() == Support.WORKS, setting.note().isEmpty(), setting.toString());
        }
        assertFalse(catalogue.working().isEmpty());
    }

    @Test
    void everyOptionOfTheVocabularyIsAKeyThatWorks() throws IllegalAccessException {
        List<Class<?>> areas = List.of(
                ExecutionOptions.class,
                CheckpointingOptions.class,
                RecoveryOptions.class,
                RestartOptions.class,
                StateOptions.class,
                TableOptions.class,
                SinkOptions.class,
                ClientOptions.class);
        int found = 0;
        for (Class<?> area : areas) {
            for (Field field : area.getFields()) {
                if (field.getType() == Option.class) {
                    Option<?> option = (Option<?>) field.get(null);
                    assertSame(option, catalogue.find(option.key()).option());
                    assertEquals(Support.WORKS, catalogue.find(option.key()).support());
                    found++;
                }
            }
        }
        assertEquals(catalogue.working().size(), found);
    }
}
