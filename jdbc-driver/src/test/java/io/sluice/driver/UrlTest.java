package io.sluice.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UrlTest {
    private static SQLException refused(String url) {
        return assertThrows(SQLException.class, () -> DriverManager.getConnection(url));
    }

    private static String setting(Connection connection, String key) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SET")) {
            while (rows.next()) {
                if (rows.getString("key").equals(key)) {
                    return rows.getString("value");
                }
            }
            return null;
        }
    }

    @Test
    void settingsStandInTheUrl() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:sluice:?restart-strategy.type=fixed-delay&restart-strategy.fixed-delay.attempts=5"
                        + "&restart-strategy.fixed-delay.delay=2%20s&catalog=default_catalog&database=default_database")) {
            assertEquals("fixed-delay", setting(connection, "restart-strategy.type"));
            assertEquals("5", setting(connection, "restart-strategy.fixed-delay.attempts"));
            assertEquals("2 s", setting(connection, "restart-strategy.fixed-delay.delay"));
        }
    }

    @Test
    void theUrlWinsOverProperties() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("parallelism.default", "3");
        properties.setProperty("pipeline.name", "p");
        properties.setProperty("user", "anybody");
        try (Connection connection = DriverManager.getConnection("jdbc:sluice:?parallelism.default=2", properties)) {
            assertEquals("2", setting(connection, "parallelism.default"));
            assertEquals("p", setting(connection, "pipeline.name"));
            assertEquals("anybody", connection.getMetaData().getUserName());
        }
    }

    @Test
    void mistakesAreNamed() {
        SQLException unknown = refused("jdbc:sluice:?parallelism.defalt=2");
        assertEquals("42704", unknown.getSQLState());
        assertTrue(unknown.getMessage().contains("did you mean 'parallelism.default'"), unknown.getMessage());
        assertEquals("22023", refused("jdbc:sluice:?parallelism.default=many").getSQLState());
        assertEquals("22023", refused("jdbc:sluice:?resultMode=list").getSQLState());
        assertEquals("22023", refused("jdbc:sluice:?fetchSize=0").getSQLState());
        assertEquals(
                "08001",
                refused("jdbc:sluice:?parallelism.default=1&parallelism.default=2")
                        .getSQLState());
        assertEquals("08001", refused("jdbc:sluice:?parallelism.default").getSQLState());
        assertEquals("08001", refused("jdbc:sluice:?a=%zz").getSQLState());
        assertEquals("08001", refused("jdbc:sluice://localhost").getSQLState());
        assertEquals("3D000", refused("jdbc:sluice:?catalog=nowhere").getSQLState());
        assertEquals("3F000", refused("jdbc:sluice:?database=nowhere").getSQLState());
    }

    @Test
    void aFolderKeepsTheCatalog(@TempDir Path parent) throws Exception {
        String url = "jdbc:sluice:" + parent.resolve("kept here").toString().replace(" ", "%20");
        try (Connection first = DriverManager.getConnection(url);
                Connection second = DriverManager.getConnection(url);
                Statement statement = first.createStatement()) {
            statement.execute("CREATE VIEW v AS SELECT 42 AS answer");
            statement.execute("CREATE TABLE src (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '10')");
            statement.execute("CREATE TABLE snk (n BIGINT) WITH ('connector' = 'blackhole')");
            statement.execute("INSERT INTO snk SELECT n FROM src");
            try (ResultSet rows = second.createStatement().executeQuery("SELECT answer FROM v")) {
                assertTrue(rows.next());
            }
        }
        try (Connection later = DriverManager.getConnection(url);
                ResultSet rows = later.createStatement().executeQuery("SELECT answer FROM v")) {
            assertTrue(rows.next());
            assertEquals(42, rows.getInt(1));
            try (ResultSet jobs = later.createStatement().executeQuery("SELECT failure FROM sluice_system.jobs")) {
                assertTrue(jobs.next());
                assertNull(jobs.getString(1));
                assertFalse(jobs.next());
            }
        }
        Path file = Files.writeString(parent.resolve("file"), "");
        assertEquals("58030", refused("jdbc:sluice:" + file).getSQLState());
    }

    @Test
    void partsOfAUrl() {
        ConnectionUrl url = ConnectionUrl.parse("jdbc:sluice://[::1]:8080/my%20catalog/db?a=b%26c&d=");
        assertEquals("[::1]:8080", url.server().orElseThrow());
        assertEquals("my catalog", url.catalog().orElseThrow());
        assertEquals("db", url.database().orElseThrow());
        assertEquals("b&c", url.properties().get("a"));
        assertEquals("", url.properties().get("d"));
        assertEquals(
                "/data", ConnectionUrl.parse("jdbc:sluice:/data?a=b").folder().orElseThrow());
    }

    @Test
    void otherUrlsAreLeftToOthers() throws SQLException {
        assertNull(new SluiceDriver().connect("jdbc:other:", new Properties()));
        assertFalse(new SluiceDriver().acceptsURL("jdbc:other:"));
    }

    @Test
    void aScriptRunsFirst(@TempDir Path folder) throws Exception {
        Path script = folder.resolve("init.sql");
        Files.writeString(script, "CREATE DATABASE d;\n-- and\nUSE d;\nCREATE VIEW v AS SELECT 42 AS x;\n");
        try (Connection connection = DriverManager.getConnection("jdbc:sluice:?init=" + script);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT x FROM v")) {
            assertTrue(rows.next());
            assertEquals(42, rows.getInt(1));
        }
        Files.writeString(script, "CREATE DATABASE d;\nUSE e;");
        SQLException error = refused("jdbc:sluice:?init=" + script);
        assertEquals("3F000", error.getSQLState());
        assertTrue(error.getMessage().contains("2:"), error.getMessage());
        assertEquals(
                "58P01",
                refused("jdbc:sluice:?init=" + folder.resolve("missing")).getSQLState());
    }

    @Test
    void aDataSource() throws SQLException {
        SluiceDataSource source = new SluiceDataSource();
        source.setProperty("parallelism.default", "1");
        try (Connection connection = source.getConnection("me", "secret")) {
            assertEquals("1", setting(connection, "parallelism.default"));
            assertEquals("me", connection.getMetaData().getUserName());
        }
        assertTrue(source.isWrapperFor(SluiceDataSource.class));
        source.setUrl("jdbc:other:");
        assertEquals(
                "08001", assertThrows(SQLException.class, source::getConnection).getSQLState());
    }
}
