package io.sluice.shell;

import io.sluice.core.batch.Batch;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.engine.ResultHandler;
import io.sluice.engine.StatementResult;
import io.sluice.engine.StatementResult.Shape;
import java.util.ArrayList;
import java.util.List;

/** Keeps the rows of statements as text, for a command that works on them. Used by one thread. */
final class CapturedRows implements ResultHandler {
    private static final int MOST_ROWS = 10_000;

    private final String command;
    private final ShellSession session;
    private final Attention attention;
    private List<String> columns = List.of();
    private List<List<String>> rows = List.of();

    /** @param command that wants them, for errors */
    CapturedRows(String command, ShellSession session, Attention attention) {
        this.command = command;
        this.session = session;
        this.attention = attention;
    }

    /** Names of the columns of the last statement with rows. */
    List<String> columns() {
        return columns;
    }

    /** Its rows; null for NULL. */
    List<List<String>> rows() {
        return rows;
    }

    @Override
    public void onRows(StatementResult.Rows result) {
        if (result.shape() == Shape.STREAM || result.shape() == Shape.CHANGELOG) {
            throw SluiceException.of(ErrorCode.UNBOUNDED_NOT_ALLOWED, command + " needs a query that ends")
                    .expected("a query whose inputs end, and no result mode 'changelog'");
        }
        columns = result.type().names();
        rows = new ArrayList<>();
        while (attention.goOn(result.rows())) {
            Batch batch = result.rows().next();
            if (batch == null) {
                return;
            }
            add(batch, result);
        }
        throw SluiceException.of(ErrorCode.JOB_CANCELLED, "The query was stopped");
    }

    private void add(Batch batch, StatementResult.Rows result) {
        for (int row = 0; row < batch.rowCount; row++) {
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < batch.columns.length; c++) {
                cells.add(session.valueText().of(result.type().type(c), batch.columns[c], row));
            }
            for (long copy = 0; copy < batch.weight(row); copy++) {
                rows.add(cells);
            }
        }
        if (rows.size() > MOST_ROWS) {
            throw SluiceException.of(
                    ErrorCode.INVALID_QUERY, command + " takes at most " + MOST_ROWS + " rows, and the query has more");
        }
    }

    @Override
    public void onDone(StatementResult.Done result) {}

    @Override
    public void onJob(StatementResult.JobResult result) {}

    @Override
    public void onCommand(StatementResult.Command result) {}
}
