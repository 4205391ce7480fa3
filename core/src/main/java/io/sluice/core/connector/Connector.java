package io.sluice.core.connector;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.Overwrite;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Option;
import io.sluice.core.type.SqlType;
import java.util.List;
import java.util.Map;

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

    /**
     * What a METADATA column may ask for: each key with the type of its values, in the order in which people should
     * read them. A source is asked only for keys that are here.
     */
    default Map<String, SqlType> metadata(TableSpec table) {
        return Map.of();
    }

    /**
     * Refuses a table that could be neither read nor written, as far as its columns and options tell: called when it is
     * created and when a query names it, after the options were found to be known ones. Opens nothing.
     */
    default void check(TableSpec table) {}

    /**
     * The partitions that a table has now, as {@code day=2024-01-01/hour=7}, sorted. May block.
     *
     * @param wanted texts of partition columns by name; others are left out
     * @throws SluiceException {@code WRONG_DIRECTION} when the connector knows of none
     */
    default List<String> partitions(TableSpec table, Map<String, String> wanted, ConnectorContext context) {
        throw SluiceException.of(
                ErrorCode.WRONG_DIRECTION,
                "Connector '" + identifier() + "' of table '" + table.path().name() + "' has no partitions");
    }

    /**
     * Makes a partition that has no rows yet. May block.
     *
     * @param values the text of each partition column by name; the empty text is NULL
     * @return false when there is such a partition
     * @throws SluiceException {@code WRONG_DIRECTION} when the connector knows of none, {@code TYPE_MISMATCH} for a text
     *     that is no value of its column
     */
    default boolean addPartition(TableSpec table, Map<String, String> values, ConnectorContext context) {
        partitions(table, values, context);
        throw new UnsupportedOperationException(identifier() + " lists partitions and cannot add one");
    }

    /**
     * Removes a partition with all its rows. May block.
     *
     * @return false when there is no such partition
     * @throws SluiceException as {@link #addPartition} does
     */
    default boolean dropPartition(TableSpec table, Map<String, String> values, ConnectorContext context) {
        partitions(table, values, context);
        throw new UnsupportedOperationException(identifier() + " lists partitions and cannot drop one");
    }

    boolean canRead();

    boolean canWrite();

    /** Opens nothing yet: may look at names and options only. */
    Source source(TableSpec table, ConnectorContext context);

    Sink sink(TableSpec table, ConnectorContext context);

    /**
     * A sink whose first commit also removes the rows that were there when the job began.
     *
     * @throws SluiceException {@code WRONG_DIRECTION} when the connector cannot replace rows
     */
    default Sink overwriting(TableSpec table, Overwrite overwrite, ConnectorContext context) {
        throw SluiceException.of(
                        ErrorCode.WRONG_DIRECTION,
                        "Table '" + table.path().name() + "' cannot be overwritten: connector '" + identifier()
                                + "' only adds rows")
                .hint("use INSERT INTO");
    }
}
