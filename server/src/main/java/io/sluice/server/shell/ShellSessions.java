package io.sluice.server.shell;

import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.Session;
import io.sluice.engine.SessionPolicy;
import io.sluice.engine.settings.SettingRanges;
import io.sluice.engine.settings.SettingsCatalogue;
import io.sluice.server.session.SessionLimits;
import java.util.Map;

/** Opens the sessions of shells elsewhere. Safe for several threads. */
public final class ShellSessions {
    private final Engine engine;
    private final Map<String, String> settings;
    private final SessionLimits limits;
    private final Clock clock;

    /** @param settings that every session begins with, checked */
    public ShellSessions(Engine engine, Map<String, String> settings, SessionLimits limits, Clock clock) {
        this.engine = engine;
        this.settings = Map.copyOf(settings);
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * @param script whether a script is to be run
     * @param own settings, over the server's
     * @param catalog to begin in; empty for the usual one, as the database
     * @throws io.sluice.core.error.SluiceException TOO_MANY_SESSIONS, ACCESS_DENIED, UNKNOWN_SETTING, INVALID_SETTING,
     *     CATALOG_NOT_FOUND, DATABASE_NOT_FOUND
     */
    HostedShell open(boolean script, Map<String, String> own, String catalog, String database) {
        own.keySet().forEach(SessionPolicy.REMOTE::checkMaySet);
        Settings initial = with(with(Settings.EMPTY, settings), own);
        SettingRanges.check(initial);
        limits.takeSession();
        Warnings warnings = new Warnings();
        Session.Mode mode = script ? Session.Mode.REMOTE_SCRIPT : Session.Mode.REMOTE_PROMPT;
        HostedShell shell =
                new HostedShell(engine.openSession(initial, mode, warnings::add), script, warnings, limits, clock);
        try {
            use("USE CATALOG ", catalog, shell);
            use("USE ", database, shell);
            return shell;
        } catch (RuntimeException | Error e) {
            shell.close();
            throw e;
        }
    }

    /** What is noted of a key is told where it is given. */
    private static Settings with(Settings before, Map<String, String> values) {
        SettingsCatalogue catalogue = SettingsCatalogue.get();
        Settings all = before;
        for (Map.Entry<String, String> value : values.entrySet()) {
            catalogue.check(value.getKey(), value.getValue());
            all = all.with(catalogue.find(value.getKey()).option().key(), value.getValue());
        }
        return all;
    }

    private static void use(String statement, String name, HostedShell shell) {
        if (!name.isEmpty()) {
            shell.start(statement + '`' + name.replace("`", "``") + '`');
        }
    }
}
