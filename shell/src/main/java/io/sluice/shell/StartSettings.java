package io.sluice.shell;

import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Settings;
import io.sluice.engine.settings.SettingRanges;
import io.sluice.engine.settings.SettingsCatalogue;
import io.sluice.engine.settings.SettingsFile;
import io.sluice.shell.remote.ServerAddress;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The settings that a session begins with: those of the file, and over them those of {@code -D}. */
final class StartSettings {
    private final SettingsCatalogue catalogue = SettingsCatalogue.get();
    private final Surroundings surroundings;
    private Settings settings = Settings.EMPTY;

    private StartSettings(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Reads them; notes go to the error stream. Throws the first error.
     *
     * @param address of a server, which has settings of its own: the usual file is about the engine of this process
     */
    static Settings read(Arguments arguments, Optional<ServerAddress> address, Surroundings surroundings) {
        StartSettings start = new StartSettings(surroundings);
        if (address.isPresent()) {
            arguments.config().ifPresent(start::addFile);
            address.get().notes().forEach(start::note);
            start.add("--connect", address.get().settings());
        } else {
            start.file(arguments.config()).ifPresent(start::addFile);
        }
        start.add("-D", arguments.settings());
        return start.settings;
    }

    private Optional<String> file(Optional<String> named) {
        return named.or(() -> surroundings.settingsFile().filter(this::exists));
    }

    private boolean exists(String path) {
        try {
            return surroundings.files().exists(path);
        } catch (IOException e) {
            return false;
        }
    }

    private void addFile(String path) {
        SourceText source = SourceText.ofFile(surroundings.files(), path);
        try {
            add(path, SettingsFile.parse(source.text()));
        } catch (SluiceException e) {
            throw new SourceException(e, source);
        }
    }

    private void note(String note) {
        surroundings.streams().err().println("NOTE: " + note);
    }

    private void add(String origin, Map<String, String> values) {
        values.forEach((key, value) -> {
            try {
                catalogue.check(key, value).ifPresent(note -> note(origin + ": " + note));
                settings = settings.with(catalogue.find(key).option().key(), value);
            } catch (SluiceException e) {
                throw e.prefixed(origin + ": ");
            }
        });
        try {
            SettingRanges.check(settings);
        } catch (SluiceException e) {
            throw e.prefixed(origin + ": ");
        }
    }
}
