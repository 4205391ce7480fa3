package io.sluice.driver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.driver.Reach;
import io.sluice.driver.Served;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import schemacrawler.crawl.SchemaCrawler;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.schemacrawler.SchemaRetrievalOptionsBuilder;
import us.fatehi.utility.datasource.DatabaseConnectionSource;
import us.fatehi.utility.datasource.DatabaseConnectionSources;
import us.fatehi.utility.datasource.MultiUseUserCredentials;

@ParameterizedClass
@EnumSource(Reach.class)
class SchemaCrawlerTest {
    @RegisterExtension
    final Served served;

    SchemaCrawlerTest(Reach reach) {
        served = new Served(reach);
    }

    @Test
    void theSchemaIsCrawled(@TempDir Path folder) {
        SchemaCrawlerOptions options = SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
                .withLoadOptions(LoadOptionsBuilder.builder()
                        .withSchemaInfoLevel(SchemaInfoLevelBuilder.maximum())
                        .toOptions());
        DatabaseConnectionSource source = DatabaseConnectionSources.newDatabaseConnectionSource(
                ClientTables.url(served, folder), new MultiUseUserCredentials("", ""));
        Catalog catalog =
                new SchemaCrawler(source, SchemaRetrievalOptionsBuilder.newSchemaRetrievalOptions(), options).crawl();
        assertEquals("Sluice", catalog.getDatabaseInfo().getDatabaseProductName());
        List<String> tables =
                catalog.getTables().stream().map(Table::getName).sorted().toList();
        assertEquals(2, tables.size(), tables.toString());
        Table flights = catalog.getTables().stream()
                .filter(table -> table.getName().contains("flights"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("id", "origin", "delay", "ts"),
                flights.getColumns().stream().map(Column::getName).toList());
        assertTrue(flights.hasPrimaryKey());
    }
}
