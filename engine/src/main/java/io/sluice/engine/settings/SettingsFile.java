package io.sluice.engine.settings;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Settings as YAML: keys may be nested, dotted or both. Scalars are taken as they stand, so that {@code 10 s},
 * {@code 0.5} and {@code true} need no quotes and lose nothing.
 */
public final class SettingsFile {
    private SettingsFile() {}

    /**
     * Keys, dotted and in the order of the text, with their values.
     *
     * @throws SluiceException {@link ErrorCode#INVALID_SETTING} with a position when the text is not YAML or holds
     *     something else than settings
     */
    public static Map<String, String> parse(String text) {
        if (text.lines().allMatch(line -> line.isBlank() || line.startsWith("#"))) {
            return Map.of(); // as it comes: no need to load a parser for it
        }
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(false)
                .build();
        Map<String, String> values = new LinkedHashMap<>();
        try {
            // A text without any document, such as comments only, is no error.
            for (Object document : new Load(settings).loadAllFromString(text)) {
                flatten("", document, values);
            }
        } catch (MarkedYamlEngineException e) {
            throw at(notSettings(e.getProblem()), e.getProblemMark());
        } catch (YamlEngineException e) {
            throw notSettings(e.getMessage()).causedBy(e);
        }
        return values;
    }

    private static void flatten(String prefix, Object node, Map<String, String> values) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> flatten(prefix.isEmpty() ? "" + key : prefix + "." + key, value, values));
        } else if (node instanceof String text && !prefix.isEmpty()) {
            if (values.putIfAbsent(prefix, text) != null) {
                throw notSettings("'" + prefix + "' stands there twice");
            }
        } else {
            throw notSettings(prefix.isEmpty() ? "it is a list or a single value" : "'" + prefix + "' is a list");
        }
    }

    private static SluiceException notSettings(String why) {
        return SluiceException.of(ErrorCode.INVALID_SETTING, "The file does not hold settings: " + why)
                .expected("lines such as 'parallelism.default: 4'");
    }

    private static SluiceException at(SluiceException error, Optional<Mark> mark) {
        return mark.map(m -> error.at(SourcePosition.at(m.getLine() + 1, m.getColumn() + 1)))
                .orElse(error);
    }
}
