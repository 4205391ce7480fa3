package io.sluice.connectors.print;

import io.sluice.core.batch.Batch;
import io.sluice.core.connector.Connector;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Sink;
import io.sluice.core.connector.SinkWriter;
import io.sluice.core.connector.Source;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Option;
import java.util.List;

/** {@code 'connector' = 'blackhole'}: takes every row and keeps none; for measuring. */
public final class BlackholeConnector implements Connector {
    @Override
    public String identifier() {
        return "blackhole";
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public boolean canRead() {
        return false;
    }

    @Override
    public boolean canWrite() {
        return true;
    }

    @Override
    public Source source(TableSpec table, ConnectorContext context) {
        throw WriteOnly.refuse(identifier());
    }

    @Override
    public Sink sink(TableSpec table, ConnectorContext context) {
        return new DirectSink(writer -> NOTHING);
    }

    private static final SinkWriter NOTHING = new SinkWriter() {
        @Override
        public void write(Batch batch) {
            // Dropping rows is what this sink is for.
        }

        @Override
        public void flush() {
            // Holds nothing back.
        }

        @Override
        public List<byte[]> prepareCommit() {
            return List.of();
        }

        @Override
        public void close() {
            // Holds no resource.
        }
    };
}
