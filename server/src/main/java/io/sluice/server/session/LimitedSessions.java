package io.sluice.server.session;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.session.ClientSession;
import io.sluice.core.session.SessionProvider;
import io.sluice.core.session.SessionRequest;
import io.sluice.core.time.Clock;
import io.sluice.engine.SessionPolicy;
import java.util.HashMap;
import java.util.Map;

/** Sessions of remote clients: counted, and timed by a clock. Safe for several threads. */
public final class LimitedSessions implements SessionProvider {
    private final SessionProvider engine;
    private final Map<String, String> settings;
    private final SessionLimits limits;
    private final Clock clock;

    /** @param settings that every session begins with, checked */
    public LimitedSessions(SessionProvider engine, Map<String, String> settings, SessionLimits limits, Clock clock) {
        this.engine = engine;
        this.settings = Map.copyOf(settings);
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public String version() {
        return engine.version();
    }

    /** @throws SluiceException TOO_MANY_SESSIONS; ACCESS_DENIED for a folder, which is the server's to choose */
    @Override
    public ClientSession open(SessionRequest request) {
        if (request.folder().isPresent()) {
            throw SluiceException.of(ErrorCode.ACCESS_DENIED, "A session of a server cannot choose the data folder");
        }
        request.settings().keySet().forEach(SessionPolicy.REMOTE::checkMaySet);
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(request.settings());
        SessionRequest whole = new SessionRequest(request.folder(), all, request.catalog(), request.database());
        limits.takeSession();
        try {
            return new LimitedSession(engine.open(whole), limits, clock);
        } catch (RuntimeException | Error e) {
            limits.giveSessionBack();
            throw e;
        }
    }
}
