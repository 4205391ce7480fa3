package io.sluice.shell.remote;

import io.sluice.core.batch.Batch;
import io.sluice.core.error.SluiceException;
import io.sluice.core.type.PhysicalType;
import io.sluice.engine.RowStream;
import io.sluice.engine.remote.ResultPage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Rows of a statement that runs in a server; a page is fetched when the one before has been read. */
final class RemoteRows implements RowStream {
    private static final long ROUND_MILLIS = 1_000;

    private final RemoteSession session;
    private final int number;
    private final List<PhysicalType> types;
    private final Deque<Batch> fetched = new ArrayDeque<>();
    private boolean ended;
    private Optional<SluiceException> failure = Optional.empty();

    RemoteRows(RemoteSession session, int number, List<PhysicalType> types, ResultPage first) {
        this.session = session;
        this.number = number;
        this.types = types;
        take(first);
    }

    private void take(ResultPage page) {
        fetched.addAll(page.batches());
        ended = page.ended();
        failure = page.failure();
    }

    @Override
    public Batch next() {
        while (!isReady()) {
            take(session.rows(number, types, ROUND_MILLIS));
        }
        if (!fetched.isEmpty()) {
            return fetched.poll();
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return null;
    }

    @Override
    public boolean isReady() {
        return !fetched.isEmpty() || ended || failure.isPresent();
    }

    @Override
    public boolean await(long millis) {
        if (!isReady()) {
            take(session.rows(number, types, millis));
        }
        return isReady();
    }

    @Override
    public void close() {
        if (!ended && failure.isEmpty()) {
            ended = true;
            session.closeRows(number);
        }
    }
}
