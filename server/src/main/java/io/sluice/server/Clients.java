package io.sluice.server;

import io.sluice.core.session.SessionProvider;
import io.sluice.driver.meta.MetaEndpoint;
import io.sluice.driver.meta.SluiceMeta;
import io.sluice.engine.CrashReport;
import io.sluice.server.http.Reply;
import io.sluice.server.http.Request;
import io.sluice.server.session.LimitedSession;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The drivers' end points, one per user: connections and statements of others are not there for a user, whatever id is
 * asked for. Safe for several threads.
 */
final class Clients implements AutoCloseable {
    /** How long the answer to a query waits for its first rows: two answers for the price of one. */
    private static final long FIRST_FRAME_MILLIS = 20;

    private static final Reply NOTHING = Reply.text(Reply.NOT_FOUND, "there is nothing at this path\n");

    private final SessionProvider sessions;
    private final Duration idleTimeout;
    private final Map<String, MetaEndpoint> byUser = new ConcurrentHashMap<>();

    Clients(SessionProvider sessions, Duration idleTimeout) {
        this.sessions = sessions;
        this.idleTimeout = idleTimeout;
    }

    Reply answer(Request request) {
        if (!request.method().equals("POST")) {
            return request.path().isEmpty()
                    ? Reply.text(
                            Reply.WRONG_METHOD, "This is a Sluice server. Connect to it with jdbc:sluice://host:port\n")
                    : NOTHING;
        }
        return of(request.user())
                .answer(request.path(), request.body())
                .map(answer -> new Reply(answer.status(), answer.contentType(), answer.body()))
                .orElse(NOTHING);
    }

    private MetaEndpoint of(String user) {
        return byUser.computeIfAbsent(
                user, u -> new MetaEndpoint(new SluiceMeta(sessions, FIRST_FRAME_MILLIS), CrashReport::describe));
    }

    /** Ends the sessions that are idle. */
    void reap() {
        byUser.values()
                .forEach(endpoint -> endpoint.closeWhere(
                        session -> session instanceof LimitedSession limited && limited.isIdle(idleTimeout)));
    }

    /** Ends all sessions. */
    @Override
    public void close() {
        byUser.values().forEach(endpoint -> endpoint.closeWhere(session -> true));
    }
}
