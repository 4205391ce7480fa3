package io.sluice.server.session;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.session.ClientSession;
import io.sluice.core.session.SessionProvider;
import io.sluice.core.session.SessionRequest;
import io.sluice.core.time.Clock;

/** Sessions of remote clients: counted, and timed by a clock. Safe for several threads. */
public final class LimitedSessions implements SessionProvider {
    private final SessionProvider engine;
    private final SessionLimits limits;
    private final Clock clock;

    public LimitedSessions(SessionProvider engine, SessionLimits limits, Clock clock) {
        this.engine = engine;
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
        limits.takeSession();
        try {
            return new LimitedSession(engine.open(request), limits, clock);
        } catch (RuntimeException | Error e) {
            limits.giveSessionBack();
            throw e;
        }
    }
}
