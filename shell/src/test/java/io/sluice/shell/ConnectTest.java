package io.sluice.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.time.Clock;
import io.sluice.server.auth.KeyStores;
import io.sluice.server.auth.Users;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may connect to what, and what belongs to the server. */
class ConnectTest {
    private static final String MODE = "sql-client.execution.result-mode";
    private static final Optional<Users> USERS = Optional.of(Users.parse("ann:" + Users.hash("s3cret".toCharArray())));

    @TempDir
    Path folder;

    private final CommandLine line = new CommandLine();

    private RunningServer server(Optional<Users> users) {
        return new RunningServer(folder, Map.of(), Clock.SYSTEM, users);
    }

    @Test
    void everyFormOfTheAddress() {
        try (RunningServer server = server(Optional.empty())) {
            for (String form : new String[] {"", "http://", "jdbc:sluice://"}) {
                assertEquals(
                        0, line.run("--connect", form + server.place(), "-D", MODE + "=csv", "-e", "SELECT 1 AS a"));
                assertEquals("a\n1\n", line.out());
            }
            String url = "jdbc:sluice://" + server.place() + "/default_catalog/mine?" + MODE + "=csv&fetchSize=7";
            assertEquals(1, line.run("--connect", url, "-e", "SHOW CURRENT DATABASE"));
            assertTrue(line.err().contains("ERROR SLC-2009 [3F000]"), line.err());
            line.run("--connect", server.place(), "-e", "CREATE DATABASE mine");
            assertEquals(0, line.run("--connect", url, "-e", "SHOW CURRENT DATABASE"), line.err());
            assertEquals("current database name\nmine\n", line.out());
            assertEquals("NOTE: 'fetchSize' of the URL is for programs, and has no effect in the shell\n", line.err());
        }
    }

    @Test
    void settingsOfTheCommandLineWinOverThoseOfTheUrl() {
        try (RunningServer server = server(Optional.empty())) {
            String url = "jdbc:sluice://" + server.place() + "?resultMode=changelog&table.local-time-zone=Asia/Tokyo";
            assertEquals(
                    0, line.run("--connect", url, "-D", MODE + "=csv", "-e", "SELECT TO_TIMESTAMP_LTZ(0, 3) AS z"));
            assertEquals("z\n1970-01-01 09:00:00.000\n", line.out());
        }
    }

    @Test
    void theSettingsFileOfThisProcessIsNotTheServers() {
        line.file("home/conf/sluice.yaml", "table.local-time-zone: Asia/Tokyo\n");
        line.file("mine.yaml", "table.local-time-zone: Asia/Seoul\n");
        try (RunningServer server = server(Optional.empty())) {
            assertEquals(0, line.run("--connect", server.place(), "-e", "SET"));
            assertTrue(!line.out().contains("Asia/Tokyo"), line.out());
            assertEquals(0, line.run("--connect", server.place(), "--config", "mine.yaml", "-e", "SET"));
            assertTrue(line.out().contains("Asia/Seoul"), line.out());
        }
    }

    @Test
    void aUserWithAPasswordFromAnywhere() {
        try (RunningServer server = server(USERS)) {
            String place = server.place();
            String jdbc = "jdbc:sluice://" + place + "?user=ann";
            assertEquals(1, line.run("--connect", place, "-e", "SELECT 1"));
            assertTrue(line.err().startsWith("ERROR SLC-5009 [28000] The server wants a user"), line.err());
            assertEquals(1, line.run("--connect", place, "--user", "ann", "-e", "SELECT 1"));
            assertTrue(line.err().contains("There is no password for user 'ann'"), line.err());
            assertEquals(0, line.run("--connect", jdbc + "&password=s3cret", "-e", "SELECT 1"), line.err());
            line.secret = "wrong";
            assertEquals(1, line.run("--connect", place, "--user=ann", "-e", "SELECT 1"));
            line.secret = "s3cret";
            assertEquals(0, line.run("--connect", place, "--user=ann", "-e", "SELECT 1"), line.err());
            line.secret = null;
            line.with("SLUICE_PASSWORD", "s3cret");
            assertEquals(0, line.run("--connect", jdbc, "-e", "SELECT 1"), line.err());
            line.with("SLUICE_USER", "ann");
            assertEquals(0, line.run("--connect", place, "-e", "SELECT 1"), line.err());
        }
    }

    @Test
    void overTls() throws IOException, InterruptedException {
        Path store = folder.resolve("server.p12");
        String keytool = "-genkeypair -alias s -keyalg EC -dname CN=localhost -ext SAN=dns:localhost -storetype PKCS12"
                + " -storepass changeit -keystore " + store;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(keytool.split(" ")));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
        SSLContext tls = KeyStores.tls(Files.readAllBytes(store), "changeit".toCharArray());
        line.disk = memory -> new LocalFileSystem();
        try (RunningServer server =
                new RunningServer(folder, Map.of(), Clock.SYSTEM, Optional.empty(), Optional.of(tls))) {
            String url =
                    "jdbc:sluice://" + server.place() + "?tls=true&trustStorePassword=changeit&trustStore=" + store;
            assertEquals(0, line.run("--connect", url, "-D", MODE + "=csv", "-e", "SELECT 1 AS a"), line.err());
            assertEquals("a\n1\n", line.out());
            for (String bad : new String[] {"https://" + server.place(), server.place()}) {
                assertEquals(1, line.run("--connect", bad, "-e", "SELECT 1"));
                assertTrue(line.err().startsWith("ERROR SLC-5012 [08001] The server at http"), line.err());
            }
            String wrong = url.replace("changeit", "hunter2");
            assertEquals(1, line.run("--connect", wrong, "-e", "SELECT 1"));
            assertTrue(line.err().contains("The key store '" + store + "' cannot be read"), line.err());
            assertTrue(!line.err().contains("hunter2"), line.err());
        }
    }

    @Test
    void whatIsNoAddressIsWrongUsage() {
        for (String bad : new String[] {"localhost", "jdbc:sluice:", "jdbc:sluice://host", "h:1/a/b/c", "host:port"}) {
            assertEquals(2, line.run("--connect", bad, "-e", "SELECT 1"), bad);
            assertTrue(line.err().startsWith("ERROR SLC-5005 [08001]"), line.err());
            assertTrue(line.err().contains("  expected: host:port, or jdbc:sluice://"), line.err());
        }
        assertEquals(2, line.run("--connect", "jdbc:sluice://localhost:1?parallelism.defualt=2", "-e", "SELECT 1"));
        assertTrue(line.err().contains("did you mean 'parallelism.default'?"), line.err());
        assertEquals(
                2, line.run("--connect", "jdbc:sluice://localhost:1?tls=maybe&password=hunter2", "-e", "SELECT 1"));
        assertTrue(!line.err().contains("hunter2"), line.err());
    }

    @Test
    void aServerThatIsNotThere() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertEquals(1, line.run("--connect", "localhost:" + port, "-e", "SELECT 1"));
        assertTrue(line.err().startsWith("ERROR SLC-5012 [08001] The server at http://localhost:" + port), line.err());
    }

    @Test
    void whatAnswersIsNoSluiceServer() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
        try {
            assertEquals(
                    1, line.run("--connect", "localhost:" + other.getAddress().getPort(), "-e", "SELECT 1"));
            assertTrue(line.err().contains("is no Sluice server that a shell can use"), line.err());
        } finally {
            other.stop(0);
        }
    }

    @Test
    void whatTheServerForbidsIsRefused() {
        line.disk = memory -> new LocalFileSystem();
        try (RunningServer server = server(Optional.empty())) {
            assertEquals(
                    1,
                    line.run(
                            "--connect",
                            server.place(),
                            "-e",
                            "CREATE TABLE t (a STRING) WITH ('connector' = 'filesystem', 'path' = '/etc/passwd',"
                                    + " 'format' = 'raw'); SELECT * FROM t"));
            assertTrue(line.err().startsWith("ERROR SLC-5008 [42501] 1:"), line.err());
            assertEquals(1, line.run("--connect", server.place(), "-e", "ADD JAR 'x.jar'"));
            assertTrue(line.err().startsWith("ERROR SLC-5008 [42501] 1:"), line.err());
        }
    }

    @Test
    void anIdleSessionIsEndedAndSaysSo() {
        AtomicLong nanos = new AtomicLong();
        Clock clock = new Clock() {
            @Override
            public long millis() {
                return nanos.get() / 1_000_000;
            }

            @Override
            public long nanos() {
                return nanos.get();
            }
        };
        try (RunningServer server = new RunningServer(folder, Map.of(), clock, Optional.empty())) {
            line.file("later.sql", "SELECT 1 AS a;").disk = memory -> (FileSystem) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {FileSystem.class}, (p, m, a) -> {
                        nanos.addAndGet(3_600_000_000_000L);
                        server.reap();
                        return m.invoke(memory, a);
                    });
            assertEquals(0, line.atTerminal().input("\\i later.sql\n").run("--connect", server.place()));
            assertTrue(
                    line.err().startsWith("ERROR SLC-5006 [08003] later.sql:1:1: The server has ended this"),
                    line.err());
        }
    }

    @Test
    void jobsOfAServerGoOnWhenTheShellIsLeft() {
        String tables = "CREATE TABLE endless (n INT) WITH ('connector' = 'datagen', 'rows-per-second' = '10');"
                + "CREATE TABLE nothing (n INT) WITH ('connector' = 'blackhole');";
        try (RunningServer server = server(Optional.empty())) {
            String insert = "SET 'pipeline.name' = 'mine'; INSERT INTO nothing SELECT n FROM endless";
            assertEquals(0, line.run("--connect", server.place(), "-e", tables + insert), line.err());
            assertTrue(line.err().matches("Job 'mine' \\([0-9a-f]{32}\\) is running\\.\n"), line.err());
            line.run("--connect", server.place(), "-D", MODE + "=csv", "-e", "SHOW JOBS");
            assertTrue(line.out().contains(",mine,"), line.out());
            String typed = "\\jobs\nSTOP JOB 'mine';\nQUIT;\n";
            assertEquals(0, new CommandLine().atTerminal().input(typed).run("--connect", server.place()));
            line.run("--connect", server.place(), "-D", MODE + "=csv", "-e", "SHOW JOBS");
            assertTrue(line.out().contains(",mine,CANCELED,"), line.out());
        }
    }
}
