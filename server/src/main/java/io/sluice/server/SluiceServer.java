package io.sluice.server;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.session.SessionProvider;
import io.sluice.core.time.Clock;
import io.sluice.engine.CrashReport;
import io.sluice.server.auth.Users;
import io.sluice.server.http.Gate;
import io.sluice.server.http.HttpFront;
import io.sluice.server.http.Reply;
import io.sluice.server.session.LimitedSessions;
import io.sluice.server.session.SessionLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** A server from its start to its end: an engine, and what lets clients reach it. Close it to stop; safe for several threads. */
public final class SluiceServer implements AutoCloseable {
    private final String host;
    private final HttpFront front;
    private final Clients clients;

    private SluiceServer(String host, HttpFront front, Clients clients) {
        this.host = host;
        this.front = front;
        this.clients = clients;
    }

    /**
     * What a server has around it.
     *
     * @param users empty: whoever reaches the port
     */
    public record Surroundings(SessionProvider engine, Clock clock, Optional<Users> users, Optional<SSLContext> tls) {}

    /** @throws SluiceException ACCESS_DENIED for an address that others reach while there are no users; IO_ERROR */
    public static SluiceServer start(ServerSettings settings, Surroundings surroundings) {
        String host = settings.get(ServerOptions.HOST);
        InetAddress address = address(host);
        if (!address.isLoopbackAddress() && surroundings.users().isEmpty()) {
            throw SluiceException.of(
                            ErrorCode.ACCESS_DENIED,
                            "The server does not listen at '" + host + "', which others reach, without users")
                    .expected("a loopback address such as 127.0.0.1, or '" + ServerOptions.USERS.key() + "'");
        }
        SessionLimits limits =
                new SessionLimits(settings.get(ServerOptions.MOST_SESSIONS), settings.get(ServerOptions.MOST_STATEMENTS));
        SessionProvider sessions = new LimitedSessions(surroundings.engine(), limits, surroundings.clock());
        Clients clients = new Clients(sessions, settings.get(ServerOptions.IDLE_TIMEOUT));
        Gate gate = new Gate(
                surroundings.users(), settings.get(ServerOptions.MOST_REQUEST_BYTES), CrashReport::describe);
        HttpFront front = HttpFront.bind(
                new InetSocketAddress(address, settings.get(ServerOptions.PORT)), surroundings.tls());
        front.route("/", gate, clients::answer);
        front.route("/health", gate.open(), request -> Reply.text(Reply.OK, "ok\n"));
        front.start();
        return new SluiceServer(host, front, clients);
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw SluiceException.of(
                            ErrorCode.INVALID_SETTING, "'" + ServerOptions.HOST.key() + "' = '" + host + "': no such host")
                    .causedBy(e);
        }
    }

    /** What to connect to, such as {@code http://127.0.0.1:8642}. */
    public String url() {
        return front.url(host);
    }

    public int port() {
        return front.port();
    }

    /** Ends sessions that have been idle for too long; to be called now and then. */
    public void reap() {
        clients.reap();
    }

    @Override
    public void close() {
        front.close();
        clients.close();
    }
}
