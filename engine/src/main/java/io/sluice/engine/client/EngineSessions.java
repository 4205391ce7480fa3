package io.sluice.engine.client;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileFailure;
import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.session.ClientSession;
import io.sluice.core.session.SessionProvider;
import io.sluice.core.session.SessionRequest;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.Session;
import io.sluice.engine.SessionPolicy;
import io.sluice.engine.SharedSpace;
import io.sluice.engine.data.DataFolder;
import io.sluice.engine.settings.SettingRanges;
import io.sluice.engine.settings.SettingsCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sessions of an engine of this process. As a service it has one engine for the whole process, and one for each data
 * folder; an engine lives from its first session to the end of the last. Safe for several threads.
 */
public final class EngineSessions implements SessionProvider {
    private static final SharedEngine PROCESS = new SharedEngine();

    /** Those of data folders, by their real path. */
    private static final Map<Path, SharedEngine> FOLDERS = new ConcurrentHashMap<>();

    private final SharedEngine engines;
    private final Supplier<Engine> maker;

    /** As a service: sessions of the process's engine. */
    public EngineSessions() {
        this(PROCESS, () -> new Engine(new Engine.Surroundings(new LocalFileSystem(), Clock.SYSTEM, System.out)));
    }

    /** Sessions of an engine of one's own. @param maker of an engine, whenever there is a first session */
    public EngineSessions(Supplier<Engine> maker) {
        this(new SharedEngine(), maker);
    }

    private EngineSessions(SharedEngine engines, Supplier<Engine> maker) {
        this.engines = engines;
        this.maker = maker;
    }

    @Override
    public String version() {
        return Engine.version();
    }

    @Override
    public ClientSession open(SessionRequest request) {
        List<String> notes = new ArrayList<>();
        Settings settings = checked(request.settings(), notes);
        ConcurrentLinkedQueue<String> warnings = new ConcurrentLinkedQueue<>(notes);
        SharedEngine.Lease lease =
                request.folder().map(folder -> lease(folder, warnings::add)).orElseGet(() -> engines.lease(maker));
        EngineSession session = session(lease, settings, warnings);
        try {
            request.catalog().ifPresent(session::useCatalog);
            request.database().ifPresent(session::useDatabase);
            return session;
        } catch (SluiceException e) {
            session.close();
            throw e;
        }
    }

    private static EngineSession session(SharedEngine.Lease lease, Settings settings, Queue<String> warnings) {
        try {
            Session inner = lease.engine().openSession(settings, Session.Mode.CLIENT, warnings::add);
            return new EngineSession(inner, lease, warnings);
        } catch (RuntimeException | Error e) {
            lease.close();
            throw e;
        }
    }

    /** All sessions of a folder in this process have one engine, from the first to the end of the last. */
    private static SharedEngine.Lease lease(String folder, Consumer<String> notes) {
        LocalFileSystem files = new LocalFileSystem();
        return FOLDERS.computeIfAbsent(real(files.absolute(folder)), path -> new SharedEngine())
                .lease(() -> ofFolder(files, folder, notes));
    }

    private static Path real(String folder) {
        try {
            return Files.createDirectories(Path.of(folder)).toRealPath();
        } catch (IOException e) {
            throw SluiceException.of(
                            ErrorCode.IO_ERROR, "Cannot use the data folder '" + folder + "': " + FileFailure.reason(e))
                    .causedBy(e);
        }
    }

    private static Engine ofFolder(LocalFileSystem files, String folder, Consumer<String> notes) {
        DataFolder data = DataFolder.open(files, folder, notes);
        return new Engine(
                new Engine.Surroundings(files, Clock.SYSTEM, System.out), SharedSpace.of(data, SessionPolicy.OWNER));
    }

    private static Settings checked(Map<String, String> values, List<String> notes) {
        SettingsCatalogue catalogue = SettingsCatalogue.get();
        Settings settings = Settings.EMPTY;
        for (Map.Entry<String, String> entry : values.entrySet()) {
            catalogue.check(entry.getKey(), entry.getValue()).ifPresent(notes::add);
            settings = settings.with(catalogue.find(entry.getKey()).option().key(), entry.getValue());
        }
        SettingRanges.check(settings);
        return settings;
    }
}
