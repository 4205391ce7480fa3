package io.sluice.benchmarks;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.connector.Connector;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Sink;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import io.sluice.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A table whose columns are in memory already, so that reading costs nothing: {@code 'connector' = 'prefilled'}. */
public final class PrefilledConnector implements Connector {
    private static final Option<String> DATASET = Options.text("dataset", null, "One of Datasets.");
    private static final Option<Integer> SPLITS = Options.integer("splits", "1", "Batches are dealt out to so many.");
    private static final Option<Integer> REPEAT = Options.integer("repeat", "1", "How often the batches are read.");

    private static final AtomicLong READS = new AtomicLong();
    private static final AtomicLong LONGEST_WAIT = new AtomicLong();

    /** How many batches have been read, of every table in the process. */
    static long reads() {
        return READS.get();
    }

    /** The longest time between two batches of one reader since the last call, in nanoseconds. */
    static long takeLongestWait() {
        return LONGEST_WAIT.getAndSet(0);
    }

    @Override
    public String identifier() {
        return "prefilled";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(DATASET, SPLITS, REPEAT);
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
        return new PrefilledSource(Datasets.get(options.get(DATASET)), options.get(SPLITS), options.get(REPEAT));
    }

    @Override
    public Sink sink(TableSpec table, ConnectorContext context) {
        throw SluiceException.of(ErrorCode.WRONG_DIRECTION, "connector 'prefilled' can only be read");
    }

    private record PrefilledSource(List<Batch> batches, int count, int repeat) implements Source {
        @Override
        public boolean bounded() {
            return true;
        }

        @Override
        public List<Split> splits() {
            List<Split> splits = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                splits.add(new Split("part-" + i, offset(i)));
            }
            return splits;
        }

        @Override
        public SplitReader open(Split split, byte[] offset, List<Integer> columns) {
            return new Reader(this, new BytesReader(offset).getInt(), columns);
        }
    }

    private static byte[] offset(int batch) {
        BytesWriter out = new BytesWriter(4);
        out.putInt(batch);
        return out.toByteArray();
    }

    /** Reads every {@code count}th batch; a batch is given whole, whatever {@code maxRows} says. */
    private static final class Reader implements SplitReader {
        private final PrefilledSource source;
        private final List<Integer> columns;
        private int next;
        private long readNanos = System.nanoTime();

        Reader(PrefilledSource source, int first, List<Integer> columns) {
            this.source = source;
            this.next = first;
            this.columns = columns;
        }

        @Override
        public Batch read(int maxRows) {
            long now = System.nanoTime();
            LONGEST_WAIT.accumulateAndGet(now - readNanos, Math::max);
            READS.incrementAndGet();
            readNanos = now;
            int size = source.batches.size();
            if (next >= size * source.repeat) {
                return null;
            }
            Batch batch = source.batches.get(next % size);
            next += source.count;
            Column[] wanted = new Column[columns.size()];
            for (int c = 0; c < wanted.length; c++) {
                wanted[c] = batch.columns[columns.get(c)];
            }
            return Batch.of(batch.rowCount, wanted);
        }

        @Override
        public byte[] offset() {
            return PrefilledConnector.offset(next);
        }

        @Override
        public long refusedRows() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
