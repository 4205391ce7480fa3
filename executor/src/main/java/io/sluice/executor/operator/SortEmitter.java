package io.sluice.executor.operator;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.executor.spill.SortedRows;

/** Emits the rows asked for of those that are sorted, a batch a call; a row of weight n counts as n rows. */
final class SortEmitter {
    private final SortedRows rows;
    private final long first;

    /** Number of the first row that is not wanted any more. */
    private final long end;

    /** Number of the row after the current one's last copy. */
    private long position;

    /** Of the current row, still to be emitted. */
    private long copies;

    SortEmitter(SortedRows rows, long first, long end) {
        this.rows = rows;
        this.first = first;
        this.end = end;
    }

    /** Returns whether there may be more. */
    boolean emit(Output out) {
        boolean more = true;
        while (!rows.isFull() && (copies > 0 || (more = nextRow()))) {
            rows.pick();
            copies--;
        }
        out.emit(rows.take());
        return more;
    }

    private boolean nextRow() {
        while (copies <= 0) {
            if (position >= end || !rows.next()) {
                return false;
            }
            long weight = rows.weight();
            if (weight < 0) {
                throw SluiceException.of(
                        ErrorCode.INTERNAL_ERROR, "the sorted input takes back a row more often than it has it");
            }
            long last = weight > end - position ? end : position + weight;
            copies = last - Math.max(position, first);
            position = last;
        }
        return true;
    }
}
