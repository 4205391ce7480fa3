package io.sluice.server;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.session.ClientSession;
import io.sluice.core.session.SessionProvider;
import io.sluice.core.session.SessionRequest;
import io.sluice.core.settings.CheckpointingOptions;
import io.sluice.core.time.Clock;
import io.sluice.engine.CrashReport;
import io.sluice.engine.Engine;
import io.sluice.engine.SessionPolicy;
import io.sluice.engine.SharedSpace;
import io.sluice.engine.client.EngineSessions;
import io.sluice.engine.data.DataFolder;
import io.sluice.engine.remote.ShellRequest;
import io.sluice.server.auth.Users;
import io.sluice.server.data.RootedFileSystem;
import io.sluice.server.http.Gate;
import io.sluice.server.http.HttpFront;
import io.sluice.server.http.Reply;
import io.sluice.server.job.JobRoutes;
import io.sluice.server.metrics.Metrics;
import io.sluice.server.session.LimitedSessions;
import io.sluice.server.session.SessionLimits;
import io.sluice.server.shell.ShellRoutes;
import io.sluice.server.shell.ShellSessions;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A server from its start to its end: an engine, and what lets clients reach it. Safe for several threads. */
public final class SluiceServer implements AutoCloseable {
    private final String host;
    private final HttpFront front;
    private final Clients clients;
    private final ShellRoutes shells;
    private final SharedSpace shared;
    private final ClientSession first;
    private final Optional<Function<String, String>> savepoints;

    private SluiceServer(
            String host,
            HttpFront front,
            Clients clients,
            ShellRoutes shells,
            SharedSpace shared,
            ClientSession first,
            Optional<Function<String, String>> savepoints) {
        this.host = host;
        this.front = front;
        this.clients = clients;
        this.shells = shells;
        this.shared = shared;
        this.first = first;
        this.savepoints = savepoints;
    }

    /**
     * What a server has around it.
     *
     * @param files of this machine; sessions use those below the file roots
     * @param out where the {@code print} connector writes
     * @param notes takes sentences for whoever runs the server, on any thread
     * @param users empty: whoever reaches the port
     */
    public record Surroundings(
            FileSystem files,
            Clock clock,
            PrintStream out,
            Consumer<String> notes,
            Optional<Users> users,
            Optional<SSLContext> tls) {}

    /**
     * Starts to answer.
     *
     * @throws SluiceException ACCESS_DENIED for an address that others reach while there are no users; INVALID_SETTING,
     *     UNKNOWN_SETTING, FILE_NOT_FOUND for a setting; IO_ERROR for an address that cannot be had
     */
    public static SluiceServer start(ServerSettings settings, Surroundings surroundings) {
        String host = settings.get(ServerOptions.HOST);
        InetAddress address = checked(host, surroundings.users().isPresent());
        Optional<DataFolder> data = Optional.ofNullable(settings.get(ServerOptions.DATA))
                .map(folder -> DataFolder.open(surroundings.files(), folder, surroundings.notes()));
        try {
            return start(settings, surroundings, address, data);
        } catch (RuntimeException | Error e) {
            data.ifPresent(DataFolder::close);
            throw e;
        }
    }

    private static SluiceServer start(
            ServerSettings settings, Surroundings surroundings, InetAddress address, Optional<DataFolder> data) {
        String host = settings.get(ServerOptions.HOST);
        Clock clock = surroundings.clock();
        SharedSpace shared = data.map(folder -> SharedSpace.of(folder, SessionPolicy.REMOTE))
                .orElseGet(() -> SharedSpace.of(SessionPolicy.REMOTE));
        FileSystem files = new RootedFileSystem(surroundings.files(), roots(settings, data));
        Engine engine = new Engine(new Engine.Surroundings(files, clock, surroundings.out()), shared);
        SessionProvider plain = new EngineSessions(() -> engine);
        // The engine lives as long as it has a session, and settings that are wrong are told now.
        ClientSession first;
        try {
            first = plain.open(
                    new SessionRequest(Optional.empty(), settings.session(), Optional.empty(), Optional.empty()));
        } catch (RuntimeException | Error e) {
            engine.close();
            throw e;
        }
        SessionLimits limits = new SessionLimits(
                settings.get(ServerOptions.MOST_SESSIONS), settings.get(ServerOptions.MOST_STATEMENTS));
        SessionProvider sessions = new LimitedSessions(plain, settings.session(), limits, clock);
        Clients clients = new Clients(sessions, settings.get(ServerOptions.IDLE_TIMEOUT));
        ShellRoutes shells = new ShellRoutes(
                new ShellSessions(engine, settings.session(), limits, clock), settings.get(ServerOptions.IDLE_TIMEOUT));
        Gate gate =
                new Gate(surroundings.users(), settings.get(ServerOptions.MOST_REQUEST_BYTES), CrashReport::describe);
        try {
            HttpFront front = HttpFront.bind(
                    new InetSocketAddress(address, settings.get(ServerOptions.PORT)), surroundings.tls());
            front.route("/", gate, clients::answer);
            front.route("/health", gate.open(), request -> Reply.text(Reply.OK, "ok\n"));
            front.route("/metrics", gate, new Metrics(shared.jobs(), limits, clock)::answer);
            front.route(ShellRequest.PATH, gate, shells::answer);
            front.route("/api", gate, new JobRoutes(sessions)::answer);
            front.start();
            return new SluiceServer(host, front, clients, shells, shared, first, stopSavepoints(settings, data));
        } catch (RuntimeException | Error e) {
            first.close();
            throw e;
        }
    }

    /** Where the savepoints go that are taken at the end, by the id of the job; empty: jobs end without. */
    private static Optional<Function<String, String>> stopSavepoints(
            ServerSettings settings, Optional<DataFolder> data) {
        if (data.isPresent()) {
            return Optional.of(data.get()::stopSavepoint);
        }
        return Optional.ofNullable(settings.session().get(CheckpointingOptions.SAVEPOINT_DIRECTORY.key()))
                .map(parent -> id -> parent + "/savepoint-" + id.substring(0, 6) + "-"
                        + UUID.randomUUID().toString().substring(24));
    }

    private static InetAddress checked(String host, boolean users) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw SluiceException.of(
                            ErrorCode.INVALID_SETTING,
                            "'" + ServerOptions.HOST.key() + "' = '" + host + "': no such host")
                    .causedBy(e);
        }
        if (!address.isLoopbackAddress() && !users) {
            throw SluiceException.of(
                            ErrorCode.ACCESS_DENIED,
                            "The server does not listen at '" + host + "', which others reach, without users")
                    .expected("a loopback address such as 127.0.0.1, or '" + ServerOptions.USERS.key() + "'");
        }
        return address;
    }

    /** Those of the setting, and where the server itself lets jobs keep their state. */
    private static List<String> roots(ServerSettings settings, Optional<DataFolder> data) {
        List<String> roots = new ArrayList<>(data.map(DataFolder::stateFolders).orElse(List.of()));
        for (String root : settings.get(ServerOptions.FILE_ROOTS).split(";")) {
            if (!root.isBlank()) {
                roots.add(root.strip());
            }
        }
        for (String key :
                List.of(CheckpointingOptions.DIRECTORY.key(), CheckpointingOptions.SAVEPOINT_DIRECTORY.key())) {
            Optional.ofNullable(settings.session().get(key)).ifPresent(roots::add);
        }
        return roots;
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
        shells.reap();
    }

    /**
     * Takes no more requests, ends all sessions, and stops the jobs: with savepoints, where the server has a data folder or
     * was given one for them.
     *
     * @return what became of each job, a sentence for people
     */
    public List<String> stop() {
        front.close();
        clients.close();
        shells.close();
        try {
            return shared.jobs().stopAll(savepoints);
        } finally {
            first.close();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
