package io.sluice.driver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.driver.Reach;
import io.sluice.driver.Served;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@ParameterizedClass
@EnumSource(Reach.class)
class JdbcTemplateTest {
    @RegisterExtension
    final Served served;

    JdbcTemplateTest(Reach reach) {
        served = new Served(reach);
    }

    /** A row of the table. */
    public record Flight(int id, String origin, BigDecimal delay, LocalDateTime ts) {}

    @TempDir
    Path folder;

    private SingleConnectionDataSource source;
    private JdbcTemplate template;

    @BeforeEach
    void open() {
        source = new SingleConnectionDataSource(ClientTables.url(served, folder), true);
        template = new JdbcTemplate(source);
        template.setQueryTimeout(60);
        template.setFetchSize(2);
    }

    @AfterEach
    void close() {
        source.destroy();
    }

    @Test
    void rowsBecomeObjects() {
        List<Flight> flights = template.query(
                "SELECT * FROM flights WHERE origin = ? ORDER BY id", new DataClassRowMapper<>(Flight.class), "HAM");
        assertEquals(
                List.of(
                        new Flight(
                                1, "HAM", new BigDecimal("12.50"), LocalDateTime.parse("2024-01-02T03:04:05.000006")),
                        new Flight(3, "HAM", null, LocalDateTime.parse("2024-01-04T12:00:00"))),
                flights);
        assertEquals(3, template.queryForObject("SELECT COUNT(*) FROM flights", Integer.class));
        assertEquals(Map.of("n", 2L), template.queryForMap("SELECT COUNT(*) AS n FROM airports"));
    }

    @Test
    void namesForParameters() {
        NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(template);
        assertEquals(
                List.of(1, 2),
                named.queryForList(
                        "SELECT id FROM flights WHERE id IN (:ids) AND ts < :until ORDER BY id",
                        Map.of("ids", List.of(1, 2, 3), "until", LocalDateTime.parse("2024-01-04T00:00:00")),
                        Integer.class));
    }

    @Test
    void writing() {
        template.execute(
                "CREATE TABLE copy (id INT, origin STRING) WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '"
                        + folder.resolve("copy") + "')");
        assertEquals(3, template.update("INSERT INTO copy SELECT id, origin FROM flights"));
        int[] counts = template.batchUpdate(
                "INSERT INTO copy VALUES (?, ?)",
                List.of(new Object[] {4, "MUC"}, new Object[] {5, null}),
                new int[] {java.sql.Types.INTEGER, java.sql.Types.VARCHAR});
        assertEquals("[1, 1]", Arrays.toString(counts));
        assertEquals(5, template.queryForObject("SELECT COUNT(*) FROM copy", Integer.class));
    }

    /** By SQLSTATE. */
    @Test
    void errorsAreTranslated() {
        assertThrows(BadSqlGrammarException.class, () -> template.queryForList("SELECT * FROM nowhere"));
        assertInstanceOf(
                DataIntegrityViolationException.class,
                assertThrows(RuntimeException.class, () -> template.queryForList("SELECT 1 / (id - id) FROM flights")));
    }
}
