package io.sluice.connectors.datagen;

import io.sluice.core.connector.Connector;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Sink;
import io.sluice.core.connector.Source;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import io.sluice.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code 'connector' = 'datagen'}: Flink's options, and {@code seed}. Random times lie before a clock of the table's own
 * that starts at the time of the first run (2024-01-01 00:00:00 with a seed) and moves with the rows at
 * {@code rows-per-second}, so that event time goes on and is the same when rows are read again.
 */
public final class DatagenConnector implements Connector {
    static final Option<Long> ROWS_PER_SECOND = Options.bigint(
            "rows-per-second", "10000", "how fast rows come, as in Flink; also where there is a number of rows");
    static final Option<Long> NUMBER_OF_ROWS = Options.bigint(
            "number-of-rows", null, "how many rows there are; unset: without end, unless a sequence ends");
    static final Option<Long> SEED =
            Options.bigint("seed", null, "makes every run give the same rows; unset: each run has others");

    @Override
    public String identifier() {
        return "datagen";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(ROWS_PER_SECOND, NUMBER_OF_ROWS, SEED);
    }

    @Override
    public List<Option<?>> options(TableSpec table) {
        List<Option<?>> all = new ArrayList<>(options());
        table.physical()
                .fields()
                .forEach(field -> all.addAll(FieldOptions.of(field).all()));
        return all;
    }

    @Override
    public boolean canRead() {
        return true;
    }

    @Override
    public boolean canWrite() {
        return false;
    }

    @Override
    public Source source(TableSpec table, ConnectorContext context) {
        Settings options = Settings.of(table.options());
        positive(ROWS_PER_SECOND, options);
        positive(NUMBER_OF_ROWS, options);
        return new DatagenSource(table, options, context.clock());
    }

    private static void positive(Option<Long> option, Settings options) {
        Long value = options.get(option);
        if (value != null && value <= 0) {
            throw SluiceException.of(ErrorCode.INVALID_OPTION, "'" + option.key() + "' = '" + value + "'")
                    .expected("a whole number above 0");
        }
    }

    @Override
    public Sink sink(TableSpec table, ConnectorContext context) {
        throw SluiceException.of(
                ErrorCode.WRONG_DIRECTION, "connector 'datagen' can only be used as a source, it cannot be written");
    }
}
