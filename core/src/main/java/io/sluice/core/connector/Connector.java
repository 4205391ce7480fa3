package io.sluice.core.connector;

import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Option;
import java.util.List;

/**
 * A kind of table, found through {@link java.util.ServiceLoader}. The engine checks a table's options against
 * {@link #options()} (and those of its formats) before any other call, so a factory sees only known keys; it throws
 * {@link io.sluice.core.error.SluiceException} for values that are wrong, a missing one, or the wrong direction.
 */
public interface Connector {
    /** The value of {@code 'connector'} in WITH. */
    String identifier();

    /** Every key it knows beside {@code connector}. */
    List<Option<?>> options();

    /** The keys that a certain table may have, where they depend on its columns: {@code fields.id.kind}. */
    default List<Option<?>> options(TableSpec table) {
        return options();
    }

    /** Those of its keys that every table must have. */
    default List<Option<?>> requiredOptions() {
        return List.of();
    }

    boolean canRead();

    boolean canWrite();

    /** Opens nothing yet: may look at names and options only. */
    Source source(TableSpec table, ConnectorContext context);

    Sink sink(TableSpec table, ConnectorContext context);
}
