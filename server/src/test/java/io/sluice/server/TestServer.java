package io.sluice.server;

import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.time.Clock;
import io.sluice.server.auth.Users;
import io.sluice.server.command.RemoteCommands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** A server on a free port, for one test. */
final class TestServer implements AutoCloseable {
    private final SluiceServer server;
    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    TestServer(Map<String, String> settings) {
        this(settings, Clock.SYSTEM, Optional.empty(), Optional.empty());
    }

    TestServer(Map<String, String> settings, Clock clock, Optional<Users> users) {
        this(settings, clock, users, Optional.empty());
    }

    TestServer(Map<String, String> settings, Clock clock, Optional<Users> users, Optional<SSLContext> tls) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("server.port", "0");
        server = SluiceServer.start(
                ServerSettings.of(all),
                new SluiceServer.Surroundings(new LocalFileSystem(), clock, System.out, notes::add, users, tls));
    }

    /** What whoever runs the server is told. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    SluiceServer server() {
        return server;
    }

    String jdbcUrl() {
        return "jdbc:sluice://localhost:" + server.port();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    /** Runs statements in a session of their own. */
    void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of a query's rows, a line each. */
    static String column(Connection connection, String sql) throws SQLException {
        StringBuilder lines = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
        }
        return lines.toString();
    }

    /** What a command of the terminal prints, after its exit code. */
    String command(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        errors.reset();
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--server=" + server.url());
        int code = new RemoteCommands(stream(out), stream(errors), Map.of()).run(all);
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    /** What the last command printed to its error stream. */
    String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Status and body of a GET. */
    String get(String path, Map<String, String> headers) throws IOException {
        HttpURLConnection http =
                (HttpURLConnection) URI.create(server.url() + path).toURL().openConnection();
        headers.forEach(http::setRequestProperty);
        int status = http.getResponseCode();
        byte[] body = (status < 400 ? http.getInputStream() : http.getErrorStream()).readAllBytes();
        return status + " " + new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
