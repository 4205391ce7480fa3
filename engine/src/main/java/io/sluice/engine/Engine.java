package io.sluice.engine;

import io.sluice.core.fs.FileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import java.io.PrintStream;

/** The engine of one process, shared by its sessions. Thread-safe; close it after its sessions. */
public final class Engine implements AutoCloseable {
    /**
     * What an engine has around it.
     *
     * @param out where the {@code print} connector writes
     */
    public record Surroundings(FileSystem files, Clock clock, PrintStream out) {}

    private final Surroundings surroundings;

    public Engine(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @param settings checked ones, with the keys of {@code SettingsCatalogue} */
    public Session openSession(Settings settings, Session.Mode mode) {
        return new Session(this, settings, mode);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public void close() {
        // Holds no threads yet.
    }
}
