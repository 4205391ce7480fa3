package io.sluice.driver.clients;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.driver.Reach;
import io.sluice.driver.Served;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.codegen.GenerationTool;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.impl.DSL;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Reach.class)
class JooqTest {
    @RegisterExtension
    final Served served;

    JooqTest(Reach reach) {
        served = new Served(reach);
    }

    @Test
    void aQuery(@TempDir Path folder) throws Exception {
        try (Connection connection = DriverManager.getConnection(ClientTables.url(served, folder))) {
            DSLContext jooq = DSL.using(connection, SQLDialect.MYSQL);
            jooq.settings().withRenderQuotedNames(RenderQuotedNames.ALWAYS).withRenderSchema(false);
            Field<String> origin = field(name("origin"), String.class);
            Result<Record2<String, Integer>> rows = jooq.select(origin, count())
                    .from(table(name("flights")))
                    .where(field(name("id"), Integer.class).gt(0))
                    .groupBy(origin)
                    .orderBy(origin)
                    .fetch();
            assertEquals(2, rows.size());
            assertEquals("HAM", rows.get(0).value1());
            assertEquals(2, rows.get(0).value2());
        }
    }

    @Test
    void generatedClasses(@TempDir Path folder) throws Exception {
        Path classes = folder.resolve("classes");
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.ERROR)
                .withJdbc(new Jdbc()
                        .withDriver("io.sluice.driver.SluiceDriver")
                        .withUrl(ClientTables.url(served, folder)))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.jdbc.JDBCDatabase")
                                .withInputSchema("default_database"))
                        .withTarget(new Target().withPackageName("made").withDirectory(classes.toString()))));
        String flights = Files.readString(classes.resolve("made/tables/Flights.java"));
        assertTrue(flights.contains("TableField<FlightsRecord, Integer> ID"), flights);
        assertTrue(flights.contains("TableField<FlightsRecord, BigDecimal> DELAY"), flights);
        assertTrue(flights.contains("TableField<FlightsRecord, LocalDateTime> TS"), flights);
        assertTrue(flights.contains("Keys.PK_FLIGHTS"), flights);
        assertTrue(Files.exists(classes.resolve("made/tables/Airports.java")));
    }
}
