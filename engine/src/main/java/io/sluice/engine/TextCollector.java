package io.sluice.engine;

import io.sluice.core.batch.Batch;
import io.sluice.engine.text.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads every result to its end and keeps it as text. Only for results that have an end. Used by one thread. */
public final class TextCollector implements ResultHandler {
    private final Supplier<ValueText> text;
    private final List<TextResult> results = new ArrayList<>();

    /** @param text how values are written now */
    public TextCollector(Supplier<ValueText> text) {
        this.text = text;
    }

    /** Those so far, one per statement. */
    public List<TextResult> results() {
        return results;
    }

    @Override
    public void onDone(StatementResult.Done result) {
        results.add(TextResult.done(result.note()));
    }

    @Override
    public void onJob(StatementResult.JobResult result) {
        results.add(TextResult.done(""));
    }

    @Override
    public void onCommand(StatementResult.Command result) {
        results.add(TextResult.done(""));
    }

    @Override
    public void onRows(StatementResult.Rows result) {
        List<List<String>> rows = new ArrayList<>();
        for (Batch batch = result.rows().next();
                batch != null;
                batch = result.rows().next()) {
            for (int row = 0; row < batch.rowCount; row++) {
                List<String> cells = cells(result, batch, row);
                for (long copy = 0; copy < batch.weight(row); copy++) {
                    rows.add(cells);
                }
            }
        }
        results.add(new TextResult(result.type().names(), rows, ""));
    }

    private List<String> cells(StatementResult.Rows result, Batch batch, int row) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < batch.columns.length; c++) {
            cells.add(text.get().of(result.type().type(c), batch.columns[c], row));
        }
        return cells;
    }
}
