package io.sluice.engine.client;

import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.session.ClientSession;
import io.sluice.core.session.SessionProvider;
import io.sluice.core.session.SessionRequest;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.Session;
import io.sluice.engine.settings.SettingRanges;
import io.sluice.engine.settings.SettingsCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Sessions of an engine of this process. As a service it has one engine for the whole process, which lives from the
 * first session to the end of the last. Safe for several threads.
 */
public final class EngineSessions implements SessionProvider {
    private static final SharedEngine PROCESS = new SharedEngine(
            () -> new Engine(new Engine.Surroundings(new LocalFileSystem(), Clock.SYSTEM, System.out)));

    private final SharedEngine engines;

    /** As a service: sessions of the process's engine. */
    public EngineSessions() {
        this(PROCESS);
    }

    /** Sessions of an engine of one's own. @param maker of an engine, whenever there is a first session */
    public EngineSessions(Supplier<Engine> maker) {
        this(new SharedEngine(maker));
    }

    private EngineSessions(SharedEngine engines) {
        this.engines = engines;
    }

    @Override
    public String version() {
        return Engine.version();
    }

    @Override
    public ClientSession open(SessionRequest request) {
        if (request.folder().isPresent()) {
            throw SluiceException.notBuiltYet(
                            "A data folder ('" + request.folder().get() + "')")
                    .hint("without a folder, catalog and jobs live as long as the session");
        }
        List<String> notes = new ArrayList<>();
        Settings settings = checked(request.settings(), notes);
        SharedEngine.Lease lease = engines.lease();
        ConcurrentLinkedQueue<String> warnings = new ConcurrentLinkedQueue<>(notes);
        Session inner = lease.engine().openSession(settings, Session.Mode.CLIENT, warnings::add);
        EngineSession session = new EngineSession(inner, lease, warnings);
        try {
            request.catalog().ifPresent(session::useCatalog);
            request.database().ifPresent(session::useDatabase);
            return session;
        } catch (SluiceException e) {
            session.close();
            throw e;
        }
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
