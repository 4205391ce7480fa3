package io.sluice.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.time.Clock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server as drivers meet it. */
class SluiceServerTest {
    @Test
    void aDriverConnects() throws SQLException {
        try (TestServer server = new TestServer(Map.of(), Clock.SYSTEM);
                Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 + 1")) {
            assertTrue(rows.next());
            assertEquals(2, rows.getInt(1));
        }
    }
}
