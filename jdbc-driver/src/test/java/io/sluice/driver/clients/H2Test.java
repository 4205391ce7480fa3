package io.sluice.driver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.driver.Reach;
import io.sluice.driver.Served;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Reach.class)
class H2Test {
    @RegisterExtension
    final Served served;

    H2Test(Reach reach) {
        served = new Served(reach);
    }

    @Test
    void aLinkedTable(@TempDir Path folder) throws Exception {
        try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = h2.createStatement()) {
            statement.execute("CREATE LINKED TABLE flights('io.sluice.driver.SluiceDriver', '"
                    + ClientTables.url(served, folder).replace("'", "''") + "', '', '', 'flights')");
            try (ResultSet rows = statement.executeQuery(
                    "SELECT \"id\", \"delay\", \"ts\" FROM flights WHERE \"origin\" = 'HAM' ORDER BY \"id\"")) {
                assertTrue(rows.next());
                assertEquals("12.50", rows.getString(2));
                assertEquals(LocalDateTime.parse("2024-01-02T03:04:05.000006"), rows.getObject(3, LocalDateTime.class));
                assertTrue(rows.next());
                assertEquals(3, rows.getInt(1));
                assertFalse(rows.next());
            }
        }
    }
}
