package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is emitted as text, {@code +1 7 4} a row. */
public final class OutputLog implements Output {
    public final List<String> rows = new ArrayList<>();
    public final List<String> late = new ArrayList<>();

    @Override
    public void emit(Batch batch) {
        add(batch, rows);
    }

    @Override
    public void emitLate(Batch batch) {
        add(batch, late);
    }

    private static void add(Batch batch, List<String> log) {
        for (int i = 0; i < batch.rowCount; i++) {
            log.add((batch.weight(i) > 0 ? "+" : "") + batch.weight(i) + " " + TestRow.text(batch, i));
        }
    }
}
