package io.sluice.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.sluice.core.time.Clock;
import io.sluice.server.auth.Users;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot be reached, is another one or goes away: one error that says where, what and what to do. */
@Timeout(60)
class ReachTest {
    @TempDir
    Path folder;

    private static SQLException refused(String url) {
        return assertThrows(SQLException.class, () -> DriverManager.getConnection(url));
    }

    private static void check(SQLException error, String sqlState, String... parts) {
        assertEquals(sqlState, error.getSQLState(), error.getMessage());
        assertInstanceOf(SQLNonTransientConnectionException.class, error);
        assertEquals(5012, error.getErrorCode());
        for (String part : parts) {
            assertTrue(error.getMessage().contains(part), error.getMessage());
        }
    }

    private static TestServer tlsServer(TestCertificate certificate) throws IOException {
        return new TestServer(Map.of(), Clock.SYSTEM, Optional.empty(), Optional.of(certificate.tls()));
    }

    @Test
    void theUrlForgetsTls() throws Exception {
        try (TestServer server = tlsServer(TestCertificate.create(folder.resolve("a.p12"), "localhost"))) {
            check(
                    refused(server.jdbcUrl()),
                    "08001",
                    "localhost:" + server.server().port() + " speaks TLS",
                    "HINT: add tls=true");
        }
    }

    @Test
    void theServerHasNoTls() {
        try (TestServer server = new TestServer(Map.of())) {
            check(
                    refused(server.jdbcUrl() + "?tls=true&connectTimeout=1"),
                    "08001",
                    "does not speak TLS",
                    "HINT: leave tls=true out");
        }
    }

    @Test
    void certificatesAreChecked() throws Exception {
        TestCertificate right = TestCertificate.create(folder.resolve("right.p12"), "localhost");
        TestCertificate other = TestCertificate.create(folder.resolve("other.p12"), "other.example");
        try (TestServer server = tlsServer(right)) {
            try (Connection connection = DriverManager.getConnection(server.jdbcUrl() + right.trusting())) {
                assertEquals("1\n", TestServer.column(connection, "SELECT 1"));
            }
            check(refused(server.jdbcUrl() + "?tls=true"), "08001", "is not trusted", "HINT: 'trustStore'");
            check(refused(server.jdbcUrl() + other.trusting()), "08001", "is not trusted", "HINT: 'trustStore'");
        }
        try (TestServer server = tlsServer(other)) {
            check(refused(server.jdbcUrl() + other.trusting()), "08001", "is for another name", "matching localhost");
        }
    }

    @Test
    void theTrustStoreMustBeThere() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "none");
        for (Path store : new Path[] {folder.resolve("missing"), text}) {
            SQLException error = refused("jdbc:sluice://localhost:1?tls=true&trustStore=" + store);
            assertEquals("08001", error.getSQLState());
            assertTrue(error.getMessage().contains("'" + store + "' cannot be used"), error.getMessage());
        }
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        check(refused("jdbc:sluice://localhost:" + port), "08001", "No server listens at localhost:" + port, "HINT: ");
        check(refused("jdbc:sluice://no-such-host.invalid:1"), "08001", "no host of the name", "no-such-host.invalid");
    }

    @Test
    void anotherHttpServer() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String[] answers = {"<html>Welcome</html>", "{\"status\": 404}", "[]", ""};
        String[] types = {"text/html", "application/json", "application/json", "application/json"};
        int[] next = {0};
        other.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = answers[next[0] % answers.length].getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", types[next[0] % types.length]);
                exchange.sendResponseHeaders(next[0] < answers.length ? 200 : 404, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        other.start();
        try {
            for (; next[0] < 2 * answers.length; next[0]++) {
                check(
                        refused("jdbc:sluice://localhost:" + other.getAddress().getPort()),
                        "08001",
                        "is no Sluice server",
                        "HINT: check host and port");
            }
        } finally {
            other.stop(0);
        }
    }

    @Test
    void somethingThatIsNoHttpServer() throws Exception {
        Thread greeter;
        try (ServerSocket other = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            greeter = new Thread(() -> greet(other));
            greeter.start();
            String url = "jdbc:sluice://localhost:" + other.getLocalPort();
            check(refused(url), "08001", "does not answer as a Sluice server");
            check(refused(url + "?tls=true"), "08001", "does not speak TLS");
        }
        greeter.join();
    }

    private static void greet(ServerSocket server) {
        try {
            while (true) {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write("SSH-2.0-other\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            // The end of the test.
        }
    }

    @Test
    void aServerThatSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            check(
                    refused("jdbc:sluice://localhost:" + silent.getLocalPort() + "?responseTimeout=1"),
                    "08001",
                    "has not answered within 1000 ms",
                    "'responseTimeout'");
        }
    }

    @Test
    void aServerThatGoesInTheMiddleOfAResult() throws Exception {
        TestServer server = new TestServer(Map.of());
        Connection connection = server.connect();
        Statement statement = connection.createStatement();
        statement.execute("CREATE TABLE endless (n BIGINT) WITH ('connector' = 'datagen')");
        ResultSet rows = statement.executeQuery("SELECT n FROM endless");
        assertTrue(rows.next());
        assertTrue(connection.isValid(1));
        server.close();
        SQLException gone = assertThrows(SQLException.class, () -> {
            while (rows.next()) {
                // What has come already may still be read.
            }
        });
        assertTrue(gone.getSQLState().startsWith("08"), gone.getSQLState() + " " + gone.getMessage());
        check(assertThrows(SQLException.class, () -> statement.execute("SELECT 1")), "08006", "HINT: ");
        assertFalse(connection.isValid(1));
        rows.close();
        statement.close();
        connection.close();
        assertTrue(connection.isClosed());
    }

    @Test
    void anAnswerIsWaitedForAsLongAsTheNetworkTimeoutSays() throws SQLException {
        try (TestServer server = new TestServer(Map.of());
                Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE endless (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '10')");
            statement.execute("CREATE TABLE nowhere (n BIGINT) WITH ('connector' = 'blackhole')");
            statement.execute("SET 'table.dml-sync' = 'true'");
            connection.setNetworkTimeout(null, 100);
            assertEquals(100, connection.getNetworkTimeout());
            SQLException late = assertThrows(
                    SQLException.class, () -> statement.executeUpdate("INSERT INTO nowhere SELECT n FROM endless"));
            check(late, "08006", "has not answered within 100 ms", "setNetworkTimeout");
            connection.setNetworkTimeout(null, 0);
            statement.cancel();
            assertTrue(connection.isValid(0));
        }
    }

    @Test
    void aLongTextComesOneRowAtATime() throws SQLException {
        try (TestServer server = new TestServer(Map.of());
                Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT REPEAT('x', 6000000 + n), n FROM (VALUES 1, 2, 3) AS t (n)")) {
            for (int n = 1; n <= 3; n++) {
                assertTrue(rows.next());
                assertEquals(6_000_000 + rows.getInt(2), rows.getString(1).length());
            }
            assertFalse(rows.next());
        }
    }

    @Test
    void theWrongPasswordIsNoMatterOfReach() {
        Users users = Users.parse("ann:" + Users.hash("right".toCharArray()));
        try (TestServer server = new TestServer(Map.of(), Clock.SYSTEM, Optional.of(users))) {
            SQLException error =
                    assertThrows(SQLException.class, () -> DriverManager.getConnection(server.jdbcUrl(), "ann", "no"));
            assertInstanceOf(SQLInvalidAuthorizationSpecException.class, error);
            assertEquals("28000", error.getSQLState());
            assertEquals(5009, error.getErrorCode());
            assertTrue(error.getMessage().startsWith("SLC-5009 [28000] The server wants a user"), error.getMessage());
        }
    }
}
