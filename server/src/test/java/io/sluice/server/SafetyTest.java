package io.sluice.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.time.Clock;
import io.sluice.server.auth.KeyStores;
import io.sluice.server.auth.Users;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server refuses. */
class SafetyTest {
    @TempDir
    Path folder;

    private static String state(Connection connection, String sql) {
        return assertThrows(SQLException.class, () -> TestServer.column(connection, sql), sql)
                .getSQLState();
    }

    private static String table(String name, Path path) {
        return "CREATE TABLE " + name + " (line STRING) WITH ('connector' = 'filesystem', 'format' = 'raw', 'path' = '"
                + path + "')";
    }

    @Test
    void filesOutsideTheRootsAreOutOfReach() throws IOException, SQLException {
        Path root = Files.createDirectories(folder.resolve("open"));
        Path secret = Files.writeString(folder.resolve("secret.txt"), "hidden\n");
        Path mine = Files.writeString(root.resolve("mine.txt"), "shown\n");
        Files.createSymbolicLink(root.resolve("link.txt"), secret);
        Files.createSymbolicLink(root.resolve("up"), folder);
        try (TestServer server = new TestServer(Map.of("server.file-roots", root.toString()))) {
            server.run(
                    table("mine", mine),
                    table("direct", secret),
                    table("above", root.resolve("../secret.txt")),
                    table("linked", root.resolve("link.txt")),
                    table("linked_folder", root.resolve("up/secret.txt")),
                    table("new_one", folder.resolve("written")));
            try (Connection connection = server.connect()) {
                assertEquals("shown\n", TestServer.column(connection, "SELECT line FROM mine"));
                for (String other : new String[] {"direct", "above", "linked", "linked_folder"}) {
                    assertEquals("42501", state(connection, "SELECT line FROM " + other), other);
                }
                assertEquals("42501", state(connection, "INSERT INTO new_one SELECT line FROM mine"));
                assertFalse(Files.exists(folder.resolve("written")));
                assertEquals(
                        "42501",
                        state(connection, "COMPILE PLAN '" + folder + "/plan.json' FOR INSERT INTO mine VALUES ('x')"));
            }
        }
    }

    @Test
    void noFileAtAllWithoutRoots() throws SQLException, IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "x\n");
        try (TestServer server = new TestServer(Map.of());
                Connection connection = server.connect()) {
            server.run(table("a", file));
            assertEquals("42501", state(connection, "SELECT line FROM a"));
        }
    }

    @Test
    void classesAndFoldersOfTheServerAreNotForSessions() throws SQLException {
        try (TestServer server = new TestServer(Map.of("server.file-roots", folder.toString()));
                Connection connection = server.connect()) {
            assertEquals("42501", state(connection, "CREATE FUNCTION f AS 'java.lang.Runtime'"));
            assertEquals("42501", state(connection, "CREATE FUNCTION f AS 'a.B' USING JAR '/tmp/a.jar'"));
            assertEquals("42501", state(connection, "ADD JAR '/tmp/a.jar'"));
            assertEquals("42501", state(connection, "SET 'io.tmp.dirs' = '/tmp'"));
            assertEquals(
                    "42501",
                    assertThrows(
                                    SQLException.class,
                                    () -> DriverManager.getConnection(server.jdbcUrl() + "?io.tmp.dirs=/tmp"))
                            .getSQLState());
        }
    }

    @Test
    void secretsAreNotShown() throws SQLException {
        try (TestServer server = new TestServer(Map.of());
                Connection connection = server.connect()) {
            server.run("CREATE TABLE k (a INT) WITH ('connector' = 'kafka', 'topic' = 't', 'password' = 'hunter2',"
                    + " 'properties.sasl.jaas.config' = 'hunter2')");
            String shown = TestServer.column(connection, "SHOW CREATE TABLE k");
            assertFalse(shown.contains("hunter2"), shown);
            assertTrue(shown.contains("'password' = '****'"), shown);
            SQLException unknown =
                    assertThrows(SQLException.class, () -> TestServer.column(connection, "SELECT * FROM k"));
            assertFalse(unknown.getMessage().contains("hunter2"), unknown.getMessage());
        }
    }

    @Test
    void othersMustProveWhoTheyAre() {
        SluiceException refused =
                assertThrows(SluiceException.class, () -> new TestServer(Map.of("server.host", "0.0.0.0")));
        assertEquals(ErrorCode.ACCESS_DENIED, refused.code());
    }

    @Test
    void usersHavePasswordsAndSessionsOfTheirOwn() throws SQLException, IOException {
        Users users = Users.parse("ann:" + Users.hash("right".toCharArray()) + "\n# comment\nbob:"
                + Users.hash("other".toCharArray()) + "\n");
        try (TestServer server = new TestServer(Map.of(), Clock.SYSTEM, Optional.of(users));
                Connection ann = DriverManager.getConnection(server.jdbcUrl(), "ann", "right")) {
            assertEquals("1\n", TestServer.column(ann, "SELECT 1"));
            assertThrows(SQLException.class, () -> DriverManager.getConnection(server.jdbcUrl(), "ann", "wrong"));
            assertThrows(SQLException.class, () -> DriverManager.getConnection(server.jdbcUrl(), "eve", "right"));
            assertThrows(SQLException.class, server::connect);
            assertTrue(server.get("/metrics", Map.of()).startsWith("401 "));
            assertEquals("200 ok\n", server.get("/health", Map.of()));
            String basic = Base64.getEncoder().encodeToString("bob:other".getBytes(StandardCharsets.UTF_8));
            assertTrue(server.get("/metrics", Map.of("Authorization", "Basic " + basic))
                    .startsWith("200 "));
        }
    }

    @Test
    void theWireIsEncrypted() throws Exception {
        TestCertificate certificate = TestCertificate.create(folder.resolve("server.p12"), "localhost");
        Path store = certificate.store();
        try (TestServer server =
                new TestServer(Map.of(), Clock.SYSTEM, Optional.empty(), Optional.of(certificate.tls()))) {
            assertTrue(server.server().url().startsWith("https://"));
            try (Connection connection = DriverManager.getConnection(server.jdbcUrl() + certificate.trusting())) {
                assertEquals("1\n", TestServer.column(connection, "SELECT 1"));
            }
        }
        SluiceException wrong = assertThrows(
                SluiceException.class, () -> KeyStores.tls(Files.readAllBytes(store), "hunter2".toCharArray()));
        assertFalse(wrong.getMessage().contains("hunter2"));
    }

    @Test
    void aSessionsIdIsOfNoUseToOthers() throws SQLException, IOException {
        Users users = Users.parse("ann:" + Users.hash("a".toCharArray()) + "\nbob:" + Users.hash("b".toCharArray()));
        try (TestServer server = new TestServer(Map.of(), Clock.SYSTEM, Optional.of(users))) {
            String open = "{\"request\":\"openConnection\",\"connectionId\":\"x\",\"info\":{}}";
            String create = "{\"request\":\"createStatement\",\"connectionId\":\"x\"}";
            assertTrue(raw(server, post(open, "ann:a")).startsWith("HTTP/1.1 200"));
            assertTrue(raw(server, post(create, "ann:a")).startsWith("HTTP/1.1 200"));
            String stranger = raw(server, post(create, "bob:b"));
            assertTrue(stranger.startsWith("HTTP/1.1 500") && stranger.contains("08003"), stranger);
        }
    }

    @Test
    void pagesInABrowserAreRefused() throws IOException {
        try (TestServer server = new TestServer(Map.of())) {
            assertTrue(raw(server, get("Host: localhost\r\n")).startsWith("HTTP/1.1 200"));
            assertTrue(raw(server, get("Host: 127.0.0.1:1\r\n")).startsWith("HTTP/1.1 200"));
            assertTrue(raw(server, get("Host: pointed-here.example\r\n")).startsWith("HTTP/1.1 403"));
            assertTrue(raw(server, get("Host: localhost\r\nOrigin: http://page.example\r\n"))
                    .startsWith("HTTP/1.1 403"));
        }
    }

    @Test
    void nonsenseIsAnsweredWithoutTheInside() throws IOException {
        try (TestServer server = new TestServer(Map.of())) {
            for (String body : new String[] {"", "nonsense", "{\"request\":\"openConnection\",\"info\":3}"}) {
                String answer = raw(server, post(body, ":"));
                assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
                assertFalse(answer.contains("Exception") || answer.contains("java"), answer);
            }
            String nameless = raw(server, post("{\"request\":\"openConnection\"}", ":"));
            assertTrue(nameless.contains("08P01"), nameless);
            assertTrue(server.get("/metrics", Map.of()).contains("\nsluice_sessions 0.0\n"));
        }
    }

    private static String get(String headers) {
        return "GET /api/jobs HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n";
    }

    private static String post(String body, String user) {
        String basic = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        return "POST / HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + basic + "\r\nConnection: close\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Sends bytes as they are: Java's own client keeps some headers for itself. */
    private static String raw(TestServer server, String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.server().port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
