package io.sluice.connectors.datagen;

import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.core.type.RowType;
import java.util.ArrayList;
import java.util.List;

/** One split of all rows. */
final class DatagenSource implements Source {
    /** 2024-01-01 00:00:00, where the clock of a seeded table starts. */
    private static final long SEEDED_START_MICROS = 1_704_067_200_000_000L;

    private final TableSpec table;
    private final Settings options;
    private final Clock clock;
    private final List<ColumnRule> rules = new ArrayList<>();
    private final long rowCount;

    DatagenSource(TableSpec table, Settings options, Clock clock) {
        this.table = table;
        this.options = options;
        this.clock = clock;
        Long wanted = options.get(DatagenConnector.NUMBER_OF_ROWS);
        long count = wanted == null ? Long.MAX_VALUE : wanted;
        RowType type = table.physical();
        for (int c = 0; c < type.size(); c++) {
            ColumnRule rule = ColumnRules.of(type.fields().get(c), c, options);
            rules.add(rule);
            count = Math.min(count, rule.rowCount());
        }
        this.rowCount = count;
    }

    @Override
    public boolean bounded() {
        return rowCount != Long.MAX_VALUE;
    }

    @Override
    public List<Split> splits() {
        Long seed = options.get(DatagenConnector.SEED);
        long nowMillis = clock.millis();
        DatagenOffset start = seed == null
                ? new DatagenOffset(
                        0, nowMillis ^ clock.nanos() ^ ((long) table.path().hashCode() << 32), nowMillis * 1000)
                : new DatagenOffset(0, seed, SEEDED_START_MICROS);
        return List.of(new Split("rows", start.encode()));
    }

    @Override
    public SplitReader open(Split split, byte[] offset, List<Integer> columns) {
        long rate = options.get(DatagenConnector.ROWS_PER_SECOND);
        return new DatagenReader(
                table.physical().project(columns),
                columns.stream().map(rules::get).toList(),
                DatagenOffset.decode(offset),
                rowCount,
                new RowRate(rate, clock));
    }
}
