package io.sluice.planner;

import io.sluice.core.plan.Overwrite;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.type.SqlType;
import java.util.Map;

/**
 * What the planner must know of connectors. The engine answers from the connectors it has loaded; both methods throw a
 * {@link io.sluice.core.error.SluiceException} for an unknown connector, a wrong option or the wrong direction.
 */
public interface TableCapabilities {
    SourceTraits source(TableSpec table);

    SinkTraits sink(TableSpec table);

    /** The metadata keys that the table's connector knows, with their types. */
    default Map<String, SqlType> metadata(TableSpec table) {
        return Map.of();
    }

    /** Throws when the rows of the table cannot be replaced. */
    default void checkOverwrite(TableSpec table, Overwrite overwrite) {}

    /**
     * @param bounded whether reading comes to an end
     * @param insertOnly whether rows are only added
     */
    record SourceTraits(boolean bounded, boolean insertOnly) {}

    /**
     * @param acceptsUpdates whether rows can be taken back
     */
    record SinkTraits(boolean acceptsUpdates) {}
}
