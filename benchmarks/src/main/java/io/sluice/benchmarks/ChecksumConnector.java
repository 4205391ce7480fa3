package io.sluice.benchmarks;

import io.sluice.core.batch.Batch;
import io.sluice.core.connector.Connector;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Sink;
import io.sluice.core.connector.SinkWriter;
import io.sluice.core.connector.Source;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Option;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** A sink that reads every value and keeps only their {@link Checksum}: {@code 'connector' = 'checksum'}. */
public final class ChecksumConnector implements Connector {
    private static final LongAdder TOTAL = new LongAdder();

    /** The checksum of all rows since the last call, of every table in the process. */
    static long take() {
        return TOTAL.sumThenReset();
    }

    @Override
    public String identifier() {
        return "checksum";
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
        throw SluiceException.of(ErrorCode.WRONG_DIRECTION, "connector 'checksum' can only be written");
    }

    @Override
    public Sink sink(TableSpec table, ConnectorContext context) {
        return new ChecksumSink();
    }

    private record ChecksumSink() implements Sink {
        @Override
        public boolean acceptsUpdates() {
            return false;
        }

        @Override
        public boolean twoPhase() {
            return false;
        }

        @Override
        public SinkWriter open(WriterContext context) {
            return new Writer();
        }

        @Override
        public void commit(List<byte[]> committables) {}

        @Override
        public void cleanUp(String jobName) {}
    }

    private record Writer() implements SinkWriter {
        @Override
        public void write(Batch batch) {
            TOTAL.add(Checksum.of(batch));
        }

        @Override
        public void flush() {}

        @Override
        public List<byte[]> prepareCommit() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
