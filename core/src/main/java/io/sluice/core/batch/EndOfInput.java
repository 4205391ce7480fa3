package io.sluice.core.batch;

/** The last element of a channel; {@link Watermark#MAX} came before it. */
public enum EndOfInput implements StreamElement {
    INSTANCE;

    @Override
    public Kind kind() {
        return Kind.END_OF_INPUT;
    }
}
