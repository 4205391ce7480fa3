package io.sluice.engine.settings;

import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads {@code other-settings.txt}: Flink's keys that are known here but change nothing. */
final class OtherSettings {
    private static final String RESOURCE = "other-settings.txt";
    private static final int FIELDS = 6;

    private OtherSettings() {}

    static List<Setting> read() {
        List<Setting> settings = new ArrayList<>();
        try (InputStream in = OtherSettings.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    settings.add(parse(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    private static Setting parse(String line) {
        String[] fields = line.split("\\|", -1);
        if (fields.length != FIELDS) {
            throw new IllegalStateException(fields.length + " fields in " + RESOURCE + ": " + line);
        }
        for (int i = 0; i < FIELDS; i++) {
            fields[i] = fields[i].strip();
        }
        String defaultText = fields[2].isEmpty() ? null : fields[2];
        Option<?> option = option(fields[0], fields[1], defaultText);
        String[] oldKeys = fields[5].isEmpty() ? new String[0] : fields[5].split(" +");
        return new Setting(
                option.withOldKeys(oldKeys), Setting.Support.valueOf(fields[3].toUpperCase(Locale.ROOT)), fields[4]);
    }

    private static Option<?> option(String key, String kind, String defaultText) {
        return switch (kind) {
            case "flag" -> Options.flag(key, defaultText, "");
            case "integer" -> Options.integer(key, defaultText, "");
            case "bigint" -> Options.bigint(key, defaultText, "");
            case "number" -> Options.number(key, defaultText, "");
            case "duration" -> Options.duration(key, defaultText, "");
            case "memory" -> Options.memory(key, defaultText, "");
            case "text" -> Options.text(key, defaultText, "");
            default -> oneOf(key, kind, defaultText);
        };
    }

    private static Option<String> oneOf(String key, String kind, String defaultText) {
        List<String> values = List.of(kind.substring("one of ".length()).split(","));
        return new Option<>(
                key,
                "one of " + String.join(", ", values),
                text -> values.stream()
                        .filter(text.strip()::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a value of it")),
                defaultText,
                "",
                List.of());
    }
}
