package io.sluice.connectors.filesystem;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import java.util.List;

/**
 * Puts columns that are the same for all rows of a file between those that were read from it.
 *
 * @param places for each column of the result where it comes from: a column that was read, or the complement of the
 *     position of a constant
 */
final class FileConstants {
    private final int[] places;
    private final List<Column> constants;
    private final Column[] repeated;
    private int repeatedRows;

    /** @param constants columns of one row */
    FileConstants(int[] places, List<Column> constants) {
        this.places = places;
        this.constants = constants;
        this.repeated = new Column[constants.size()];
    }

    Batch complete(Batch read) {
        if (constants.isEmpty()) {
            return read;
        }
        if (repeatedRows < read.rowCount) {
            repeatedRows = Math.min(Batch.MAX_ROWS, Integer.highestOneBit(read.rowCount) * 2);
            for (int c = 0; c < repeated.length; c++) {
                repeated[c] = constants.get(c).gather(new int[repeatedRows], repeatedRows);
            }
        }
        Column[] columns = new Column[places.length];
        for (int c = 0; c < places.length; c++) {
            columns[c] = places[c] >= 0 ? read.columns[places[c]] : repeated[~places[c]];
        }
        return read.withColumns(columns);
    }
}
