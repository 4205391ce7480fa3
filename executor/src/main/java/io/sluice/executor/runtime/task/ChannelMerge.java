package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Batch;

/** Puts the channels of one exchange together to one input: rows as they come, one watermark, one end. */
public final class ChannelMerge {
    private final FanOut out;
    private final WatermarkMerge channels;
    private int open;

    public ChannelMerge(int channelCount, FanOut out) {
        this.out = out;
        this.channels = new WatermarkMerge(channelCount);
        this.open = channelCount;
    }

    void batch(int channel, Batch batch) {
        out.batch(channels.merged(channel, batch));
    }

    void watermark(int channel, long micros) {
        if (channels.advance(channel, micros)) {
            out.watermark(channels.current());
        }
    }

    void idle(int channel) {
        if (channels.pause(channel, 0)) {
            out.watermark(channels.current());
        }
        if (channels.allIdle()) {
            out.idle();
        }
    }

    void end() {
        open--;
        if (open == 0) {
            out.end();
        }
    }

    boolean isSatisfied() {
        return out.isSatisfied();
    }
}
