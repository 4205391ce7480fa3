package io.sluice.driver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sluice.driver.Reach;
import io.sluice.driver.Served;
import io.sluice.driver.SluiceDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Reach.class)
class HikariTest {
    @RegisterExtension
    final Served served;

    HikariTest(Reach reach) {
        served = new Served(reach);
    }

    private static int count(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM flights")) {
            assertTrue(rows.next());
            return rows.getInt(1);
        }
    }

    @Test
    void connectionsAreLentAndTakenBack(@TempDir Path folder) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(ClientTables.url(served, folder));
        config.setMaximumPoolSize(3);
        config.setReadOnly(true);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            for (Future<Integer> count : threads.invokeAll(IntStream.range(0, 24)
                    .mapToObj(i -> (java.util.concurrent.Callable<Integer>) () -> count(pool))
                    .toList())) {
                assertEquals(3, count.get());
            }
            assertEquals(0, pool.getHikariPoolMXBean().getActiveConnections());
            assertTrue(pool.getHikariPoolMXBean().getTotalConnections() <= 3);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aDataSourceCanBePooled() throws SQLException {
        SluiceDataSource source = new SluiceDataSource();
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setAutoCommit(false);
        config.setConnectionTestQuery("SELECT 1");
        try (HikariDataSource pool = new HikariDataSource(config);
                Connection connection = pool.getConnection()) {
            assertSame(source, pool.unwrap(SluiceDataSource.class));
            connection.commit();
        }
    }
}
