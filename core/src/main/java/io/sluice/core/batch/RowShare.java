package io.sluice.core.batch;

/**
 * The rows {@code rows[0..count)} of a batch, in that order, which go one way through an exchange. The columns stay where
 * they are until whoever reads the channel gathers them. Immutable once emitted.
 *
 * @param rows positions in the batch; a {@code char} holds any, since {@link Batch#MAX_ROWS} is below 65,536
 */
public record RowShare(Batch batch, char[] rows, int count) implements StreamElement {
    @Override
    public Kind kind() {
        return Kind.SHARE;
    }
}
