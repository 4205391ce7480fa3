package io.sluice.engine;

import io.sluice.connectors.Connectors;
import io.sluice.connectors.TableOptions;
import io.sluice.core.connector.Connector;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.plan.TableSpec;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.TableChange;
import io.sluice.parser.TableOption;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.TableDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SHOW PARTITIONS, with Flink's column, and ALTER TABLE .. ADD / DROP PARTITION. */
final class Partitions {
    private final TableDefinition table;
    private final QualifiedName name;
    private final ConnectorContext context;

    /** @throws SluiceException for what is no partitioned table; its connector is asked later */
    Partitions(QualifiedName name, CatalogEntry entry, ConnectorContext context) {
        if (!(entry instanceof TableDefinition definition)) {
            throw SluiceException.of(ErrorCode.TABLE_NOT_FOUND, "'" + name + "' is a view, not a table")
                    .at(name.position());
        }
        if (definition.partitionKeys().isEmpty()) {
            throw SluiceException.of(ErrorCode.INVALID_QUERY, "Table '" + name + "' is not partitioned")
                    .at(name.position())
                    .hint("it would be created with PARTITIONED BY (..)");
        }
        this.table = definition;
        this.name = name;
        this.context = context;
    }

    Rows show(List<TableOption> partition) {
        Map<String, String> wanted = values(partition);
        TextRows rows = TextRows.of("partition name");
        TableSpec spec = checkedSpec();
        Connectors.of(spec).partitions(spec, wanted, context).forEach(rows::add);
        return rows.rows();
    }

    /** All values are looked at before anything is done. */
    void change(TableChange.Partitions change) {
        TableSpec spec = checkedSpec();
        Connector connector = Connectors.of(spec);
        List<Map<String, String>> partitions =
                change.partitions().stream().map(this::whole).toList();
        for (int i = 0; i < partitions.size(); i++) {
            Map<String, String> values = partitions.get(i);
            SourcePosition position = change.partitions().get(i).get(0).keyPosition();
            try {
                boolean changed = change.add()
                        ? connector.addPartition(spec, values, context)
                        : connector.dropPartition(spec, values, context);
                if (!changed && !change.lenient()) {
                    throw unchanged(change, values);
                }
            } catch (SluiceException e) {
                throw e.position().isPresent() ? e : e.at(position);
            }
        }
    }

    private SluiceException unchanged(TableChange.Partitions change, Map<String, String> values) {
        String partition = "Table '" + name + "' has " + (change.add() ? "a partition " : "no partition ") + values;
        return change.add()
                ? SluiceException.of(ErrorCode.DUPLICATE_NAME, partition + " already")
                        .hint("ADD IF NOT EXISTS PARTITION passes over it")
                : SluiceException.of(ErrorCode.INVALID_QUERY, partition)
                        .hint(
                                "SHOW PARTITIONS lists them; DROP IF EXISTS PARTITION passes over those that are not there");
    }

    private TableSpec checkedSpec() {
        TableSpec spec = table.spec();
        TableOptions.validate(spec);
        return spec;
    }

    private Map<String, String> whole(List<TableOption> partition) {
        Map<String, String> values = values(partition);
        for (String key : table.partitionKeys()) {
            if (!values.containsKey(key)) {
                throw SluiceException.of(
                                ErrorCode.INVALID_QUERY, "The partition gives no value for the column '" + key + "'")
                        .at(partition.get(0).keyPosition())
                        .expected("values for " + String.join(", ", table.partitionKeys()));
            }
        }
        return values;
    }

    private Map<String, String> values(List<TableOption> partition) {
        Map<String, String> values = new LinkedHashMap<>();
        for (TableOption value : partition) {
            if (!table.partitionKeys().contains(value.key())) {
                throw unknown(value);
            }
            if (values.put(value.key(), value.value()) != null) {
                throw SluiceException.of(
                                ErrorCode.DUPLICATE_NAME, "Partition column '" + value.key() + "' stands there twice")
                        .at(value.keyPosition());
            }
        }
        return values;
    }

    private SluiceException unknown(TableOption value) {
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
