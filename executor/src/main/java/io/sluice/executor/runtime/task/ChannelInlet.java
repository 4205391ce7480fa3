package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Barrier;
import io.sluice.core.batch.Batch;
import io.sluice.core.batch.RowShare;
import io.sluice.core.batch.StreamElement;
import io.sluice.core.batch.Watermark;
import io.sluice.executor.runtime.exchange.Channel;
import io.sluice.executor.runtime.exchange.ShareGatherer;
import java.util.Optional;

/** Reads one channel of an exchange. */
public final class ChannelInlet implements Inlet {
    private final Channel channel;
    private final ChannelMerge merge;
    private final int index;
    private final ShareGatherer shares;
    private Barrier barrier;

    public ChannelInlet(Channel channel, ChannelMerge merge, int index, ShareGatherer shares) {
        this.channel = channel;
        this.merge = merge;
        this.index = index;
        this.shares = shares;
    }

    @Override
    public Outcome read() {
        StreamElement element = channel.poll();
        if (element == null) {
            return Outcome.NOTHING;
        }
        switch (element.kind()) {
            case BATCH -> merge.batch(index, (Batch) element);
            case SHARE -> merge.batch(index, shares.gather((RowShare) element));
            case WATERMARK -> merge.watermark(index, ((Watermark) element).micros());
            case IDLE -> merge.idle(index);
            case BARRIER -> {
                barrier = (Barrier) element;
                return Outcome.BARRIER;
            }
            case END_OF_INPUT -> {
                merge.end();
                return Outcome.END;
            }
        }
        return Outcome.SOMETHING;
    }

    @Override
    public Optional<Barrier> takeBarrier() {
        return Optional.ofNullable(barrier);
    }

    @Override
    public boolean isSource() {
        return false;
    }

    @Override
    public boolean isSatisfied() {
        return merge.isSatisfied();
    }

    @Override
    public void stop() {
        channel.close();
        merge.watermark(index, Watermark.MAX);
        merge.end();
    }

    @Override
    public Optional<Long> readAgainNanos() {
        return Optional.empty();
    }
}
