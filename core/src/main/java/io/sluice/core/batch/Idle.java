package io.sluice.core.batch;

/** The sender has no rows for now: its watermark does not hold others back until it sends a row or a watermark. */
public enum Idle implements StreamElement {
    INSTANCE;

    @Override
    public Kind kind() {
        return Kind.IDLE;
    }
}
