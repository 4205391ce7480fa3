package io.sluice.engine.catalog;

import io.sluice.connectors.Connectors;
import io.sluice.connectors.TableOptions;
import io.sluice.core.connector.Connector;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.Overwrite;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.type.SqlType;
import io.sluice.planner.TableCapabilities;
import java.util.Map;

/** Answers the planner's questions from the connectors that are loaded, having checked the table's options. */
public final class LoadedTables implements TableCapabilities {
    private final ConnectorContext context;

    public LoadedTables(ConnectorContext context) {
        this.context = context;
    }

    @Override
    public SourceTraits source(TableSpec table) {
        TableOptions.validate(table);
        Connector connector = Connectors.of(table);
        if (!connector.canRead()) {
            throw wrongDirection(table, "read");
        }
        return new SourceTraits(connector.source(table, context).bounded(), true);
    }

    @Override
    public SinkTraits sink(TableSpec table) {
        TableOptions.validate(table);
        Connector connector = Connectors.of(table);
        if (!connector.canWrite()) {
            throw wrongDirection(table, "written");
        }
        return new SinkTraits(connector.sink(table, context).acceptsUpdates());
    }

    @Override
    public Map<String, SqlType> metadata(TableSpec table) {
        return Connectors.of(table).metadata(table);
    }

    @Override
    public void checkOverwrite(TableSpec table, Overwrite overwrite) {
        Connectors.of(table).overwriting(table, overwrite, context);
    }

    private static SluiceException wrongDirection(TableSpec table, String verb) {
        String connector = table.options().get(TableOptions.CONNECTOR.key());
        return SluiceException.of(
                ErrorCode.WRONG_DIRECTION,
                "Table '" + table.path().name() + "' cannot be " + verb + ": connector '" + connector
                        + "' is not made for it");
    }
}
