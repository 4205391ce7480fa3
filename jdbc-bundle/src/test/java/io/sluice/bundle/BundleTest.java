package io.sluice.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.time.Clock;
import io.sluice.driver.SluiceDriver;
import io.sluice.server.ServerSettings;
import io.sluice.server.SluiceServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The packaged jar, alone in a class loader. */
class BundleTest {
    private static final long MOST_BYTES = 15_000_000;

    private final Path jar = Path.of(System.getProperty("sluice.jar"));

    private SluiceServer server() {
        return SluiceServer.start(
                ServerSettings.of(Map.of("server.port", "0")),
                new SluiceServer.Surroundings(
                        new LocalFileSystem(),
                        Clock.SYSTEM,
                        System.out,
                        System.out::println,
                        Optional.empty(),
                        Optional.empty()));
    }

    private URLClassLoader alone() throws MalformedURLException {
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private static Driver driver(ClassLoader loader) {
        List<Driver> drivers = new ArrayList<>();
        ServiceLoader.load(Driver.class, loader).forEach(drivers::add);
        assertEquals(1, drivers.size(), drivers.toString());
        assertEquals(SluiceDriver.class.getName(), drivers.get(0).getClass().getName());
        assertNotSame(SluiceDriver.class, drivers.get(0).getClass());
        return drivers.get(0);
    }

    @Test
    void nothingElseIsNeeded() throws Exception {
        PrintStream standard = System.err;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true));
        try (SluiceServer server = server();
                URLClassLoader loader = alone();
                Connection connection =
                        driver(loader).connect("jdbc:sluice://localhost:" + server.port(), new Properties())) {
            query(connection);
            metaData(connection.getMetaData());
        } finally {
            System.setErr(standard);
        }
        assertEquals("", errors.toString());
    }

    private static void query(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE t (id INT, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'blackhole')");
            SQLException error = assertThrows(SQLException.class, () -> statement.execute("SELECT * FROM nowhere"));
            assertEquals("42P01", error.getSQLState());
        }
        String sql = "SELECT a, b, ARRAY[a, 2] FROM (VALUES (1, CAST(2.50 AS DECIMAL(10, 2)))) AS t (a, b) WHERE a = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, 1);
            try (ResultSet rows = statement.executeQuery()) {
                assertTrue(rows.next());
                assertEquals(1, rows.getInt("a"));
                assertEquals(new BigDecimal("2.50"), rows.getBigDecimal("b"));
                assertEquals(List.of(1, 2), List.of((Object[]) rows.getArray(3).getArray()));
                assertFalse(rows.next());
            }
        }
    }

    private static void metaData(DatabaseMetaData metaData) throws SQLException {
        assertEquals("Sluice", metaData.getDatabaseProductName());
        assertEquals(System.getProperty("sluice.version"), metaData.getDriverVersion());
        try (ResultSet tables = metaData.getTables(null, null, "t", null)) {
            assertTrue(tables.next());
            assertEquals("TABLE", tables.getString("TABLE_TYPE"));
        }
        try (ResultSet keys = metaData.getPrimaryKeys(null, null, "t")) {
            assertTrue(keys.next());
            assertEquals("id", keys.getString("COLUMN_NAME"));
        }
    }

    @Test
    void thereIsNoEngineInIt() throws Exception {
        try (URLClassLoader loader = alone()) {
            Driver driver = driver(loader);
            SQLException error =
                    assertThrows(SQLException.class, () -> driver.connect("jdbc:sluice:", new Properties()));
            assertTrue(error.getMessage().contains("jdbc:sluice://host:port"), error.getMessage());
        }
    }

    @Test
    void smallAndOutOfTheWay() throws IOException {
        assertTrue(Files.size(jar) < MOST_BYTES, Files.size(jar) + " bytes");
        try (JarFile file = new JarFile(jar.toFile())) {
            List<String> strangers = file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> !name.endsWith("/"))
                    .filter(name -> !name.startsWith("io/sluice/") && !name.startsWith("META-INF/"))
                    .toList();
            assertEquals(List.of(), strangers);
            List<String> versions = file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("META-INF/versions/"))
                    .toList();
            assertEquals(List.of(), versions);
            assertTrue(file.getEntry("META-INF/LICENSE") != null && file.getEntry("META-INF/NOTICE") != null);
        }
    }
}
