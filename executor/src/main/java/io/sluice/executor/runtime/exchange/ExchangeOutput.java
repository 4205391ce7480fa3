package io.sluice.executor.runtime.exchange;

import io.sluice.core.batch.Barrier;
import io.sluice.core.batch.Batch;
import io.sluice.core.batch.EndOfInput;
import io.sluice.core.batch.Idle;
import io.sluice.core.batch.RowShare;
import io.sluice.core.batch.StreamElement;
import io.sluice.core.batch.Watermark;
import io.sluice.core.type.RowType;
import io.sluice.executor.runtime.task.Receiver;
import io.sluice.executor.runtime.task.TaskOutput;
import java.util.List;
import java.util.Optional;

/**
 * Sends the rows of a task to the tasks of another pipeline. Rows are shared out by the key group of their key, or all
 * go one way. Small shares are put together to larger batches; a watermark waits for the rows before it, which is safe
 * since lateness is judged per row, and is sent when a batch is, when the task has nothing else to do, or at last after
 * {@link #MOST_HELD} others.
 */
public final class ExchangeOutput implements Receiver, TaskOutput {
    /** A share of at least this many rows is sent as it is: a list of rows of the batch. */
    private static final int LARGE = 1024;

    private static final int MOST_HELD = 16;

    private final Channel[] channels;
    private final HashPartitioner partitioner;
    private final BatchAssembler[] shares;
    private long heldWatermark = Watermark.MIN;
    private int heldCount;

    /** @param keys what decides the channel; empty: there is but one channel */
    public ExchangeOutput(List<Channel> channels, RowType type, Optional<List<Integer>> keys, int maxParallelism) {
        this.channels = channels.toArray(new Channel[0]);
        if (keys.isEmpty() && channels.size() != 1) {
            throw new IllegalArgumentException(channels.size() + " channels and no key to choose by");
        }
        this.partitioner = keys.map(k -> new HashPartitioner(k, maxParallelism, channels.size()))
                .orElse(null);
        this.shares = new BatchAssembler[channels.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = new BatchAssembler(type);
        }
    }

    @Override
    public void batch(int input, Batch batch) {
        if (channels.length == 1) {
            channels[0].add(batch);
            return;
        }
        partitioner.partition(batch);
        for (int i = 0; i < channels.length; i++) {
            int count = partitioner.count(i);
            if (count == batch.rowCount && count > 0 && shares[i].isEmpty()) {
                channels[i].add(batch);
            } else if (count > 0) {
                share(i, batch, count);
            }
        }
    }

    private void share(int target, Batch batch, int count) {
        BatchAssembler share = shares[target];
        if (!share.isEmpty() && !share.fits(count)) {
            channels[target].add(share.build());
        }
        if (share.isEmpty() && count >= LARGE) {
            channels[target].add(new RowShare(batch, partitioner.takeRows(target), count));
        } else {
            share.append(batch, partitioner.rows(target), count);
        }
    }

    @Override
    public void watermark(int input, long micros) {
        heldWatermark = micros;
        heldCount++;
        if (micros == Watermark.MAX || heldCount >= MOST_HELD || nothingShared()) {
            flush();
        }
    }

    private boolean nothingShared() {
        for (BatchAssembler share : shares) {
            if (!share.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean flush() {
        boolean any = false;
        for (int i = 0; i < channels.length; i++) {
            if (!shares[i].isEmpty()) {
                channels[i].add(shares[i].build());
                any = true;
            }
        }
        if (heldCount > 0) {
            broadcast(new Watermark(heldWatermark));
            heldCount = 0;
            any = true;
        }
        return any;
    }

    @Override
    public void idle(int input) {
        flush();
        broadcast(Idle.INSTANCE);
    }

    @Override
    public void end(int input) {
        flush();
        broadcast(EndOfInput.INSTANCE);
    }

    @Override
    public void barrier(Barrier barrier) {
        broadcast(barrier);
    }

    private void broadcast(StreamElement element) {
        for (Channel channel : channels) {
            channel.add(element);
        }
    }

    @Override
    public boolean hasRoom() {
        for (Channel channel : channels) {
            if (!channel.hasRoom()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isSatisfied() {
        for (Channel channel : channels) {
            if (!channel.isClosed()) {
                return false;
            }
        }
        return true;
    }
}
