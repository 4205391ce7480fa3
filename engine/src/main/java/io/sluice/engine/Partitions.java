package io.sluice.engine;

import io.sluice.connectors.Connectors;
import io.sluice.connectors.TableOptions;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.TableSpec;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.parser.Statement;
import io.sluice.parser.TableOption;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.TableDefinition;
import java.util.Map;
import java.util.TreeMap;

/** SHOW PARTITIONS, with Flink's column. */
final class Partitions {
    private Partitions() {}

    static Rows show(Statement.ShowPartitions statement, CatalogEntry entry, ConnectorContext context) {
        if (!(entry instanceof TableDefinition table)) {
            throw SluiceException.of(ErrorCode.TABLE_NOT_FOUND, "'" + statement.table() + "' is a view, not a table")
                    .at(statement.table().position());
        }
        if (table.partitionKeys().isEmpty()) {
            throw SluiceException.of(ErrorCode.INVALID_QUERY, "Table '" + statement.table() + "' is not partitioned")
                    .at(statement.table().position())
                    .hint("it would be created with PARTITIONED BY (..)");
        }
        Map<String, String> wanted = new TreeMap<>();
        for (TableOption value : statement.partition()) {
            if (!table.partitionKeys().contains(value.key())) {
                throw unknown(value, table);
            }
            wanted.put(value.key(), value.value());
        }
        TextRows rows = TextRows.of("partition name");
        partitions(table, wanted, context).forEach(rows::add);
        return rows.rows();
    }

    private static Iterable<String> partitions(
            TableDefinition table, Map<String, String> wanted, ConnectorContext context) {
        TableSpec spec = table.spec();
        TableOptions.validate(spec);
        return Connectors.of(spec).partitions(spec, wanted, context);
    }

    private static SluiceException unknown(TableOption value, TableDefinition table) {
        SluiceException error = SluiceException.of(
                        ErrorCode.COLUMN_NOT_FOUND,
                        "'" + value.key() + "' is not a partition column of '"
                                + table.path().name() + "'")
                .at(value.keyPosition())
                .expected("one of " + String.join(", ", table.partitionKeys()));
        return NearestName.of(value.key(), table.partitionKeys())
                .map(near -> error.hint("did you mean '" + near + "'?"))
                .orElse(error);
    }
}
