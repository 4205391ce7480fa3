package io.sluice.connectors.system;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.connector.Connector;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Sink;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.connector.SystemRows;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import io.sluice.core.settings.Settings;
import java.util.List;

/**
 * The tables of {@code sluice_system} and {@code INFORMATION_SCHEMA}: bounded, read once, as things are when they are
 * read. Not among the connectors that CREATE TABLE offers.
 */
public final class SystemConnector implements Connector {
    public static final String IDENTIFIER = "sluice-system";
    public static final Option<String> TABLE = Options.text("table", null, "which of them");

    @Override
    public String identifier() {
        return IDENTIFIER;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(TABLE);
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
        return new SystemSource(context.system(), Settings.of(table.options()).get(TABLE));
    }

    @Override
    public Sink sink(TableSpec table, ConnectorContext context) {
        throw SluiceException.of(
                ErrorCode.WRONG_DIRECTION,
                "Table '" + table.path().name() + "' cannot be written: it shows what the engine knows");
    }

    /** One split, whose rows are fetched once, when the job begins: that may take a moment, and no task waits for it. */
    private static final class SystemSource implements Source {
        private final SystemRows system;
        private final String table;
        private List<Batch> rows;

        SystemSource(SystemRows system, String table) {
            this.system = system;
            this.table = table;
        }

        @Override
        public boolean bounded() {
            return true;
        }

        @Override
        public List<Split> splits() {
            rows = system.of(table);
            return List.of(new Split(table, offset(0)));
        }

        @Override
        public SplitReader open(Split split, byte[] offset, List<Integer> columns) {
            return new Reader(rows, new BytesReader(offset).getInt(), columns);
        }
    }

    private static byte[] offset(int batch) {
        BytesWriter out = new BytesWriter(Integer.BYTES);
        out.putInt(batch);
        return out.toByteArray();
    }

    /** Gives batches whole, whatever {@code maxRows} says: they are small. */
    private static final class Reader implements SplitReader {
        private final List<Batch> batches;
        private final List<Integer> columns;
        private int next;

        Reader(List<Batch> batches, int first, List<Integer> columns) {
            this.batches = batches;
            this.next = first;
            this.columns = columns;
        }

        @Override
        public Batch read(int maxRows) {
            if (next >= batches.size()) {
                return null;
            }
            Batch batch = batches.get(next++);
            return Batch.of(
                    batch.rowCount, columns.stream().map(c -> batch.columns[c]).toArray(Column[]::new));
        }

        @Override
        public byte[] offset() {
            return SystemConnector.offset(next);
        }

        @Override
        public long refusedRows() {
            return 0;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
