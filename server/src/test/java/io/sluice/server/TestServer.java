package io.sluice.server;

import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.client.EngineSessions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A server on a free port, for one test. */
final class TestServer implements AutoCloseable {
    private final SluiceServer server;

    TestServer(Map<String, String> settings, Clock clock) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("server.port", "0");
        server = SluiceServer.start(
                ServerSettings.of(all),
                new SluiceServer.Surroundings(
                        new EngineSessions(
                                () -> new Engine(new Engine.Surroundings(new LocalFileSystem(), clock, System.out))),
                        clock,
                        Optional.empty(),
                        Optional.empty()));
    }

    SluiceServer server() {
        return server;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sluice://localhost:" + server.port());
    }

    @Override
    public void close() {
        server.close();
    }
}
