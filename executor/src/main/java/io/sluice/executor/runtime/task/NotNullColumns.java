package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Batch;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.TableSpec;
import java.util.List;
import java.util.stream.IntStream;

/** Refuses rows with a NULL where the table says NOT NULL, before they are written. */
final class NotNullColumns {
    private final TableSpec table;
    private final List<Integer> columns;

    NotNullColumns(TableSpec table) {
        this.table = table;
        columns = IntStream.range(0, table.physical().size())
                .filter(i -> !table.physical().type(i).nullable())
                .boxed()
                .toList();
    }

    /** @throws SluiceException {@code NULL_NOT_ALLOWED} for the first such row */
    void check(Batch batch) {
        for (int column : columns) {
            boolean[] nulls = batch.columns[column].nulls;
            for (int i = 0; nulls != null && i < batch.rowCount; i++) {
                if (nulls[i]) {
                    throw SluiceException.of(
                                    ErrorCode.NULL_NOT_ALLOWED,
                                    "a NULL came for column '"
                                            + table.physical().name(column) + "' of table '"
                                            + table.path().name() + "', which is NOT NULL")
                            .hint("leave such rows out with WHERE .. IS NOT NULL, or give a value with COALESCE");
                }
            }
        }
    }
}
