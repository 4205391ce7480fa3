package io.sluice.core.batch;

/**
 * What flows between tasks, in band and in order. A visitor-free closed set: the task that reads a channel looks at
 * {@link #kind()} and handles each case.
 */
public sealed interface StreamElement permits Batch, RowShare, Watermark, Barrier, Idle, EndOfInput {
    Kind kind();

    enum Kind {
        BATCH,
        SHARE,
        WATERMARK,
        BARRIER,
        IDLE,
        END_OF_INPUT
    }
}
