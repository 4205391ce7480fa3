package io.sluice.server.job;

import io.sluice.core.batch.Batch;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.session.ClientSession;
import io.sluice.core.session.RowPage;
import io.sluice.core.session.RunningStatement;
import io.sluice.core.type.RowType;
import io.sluice.engine.text.ValueText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a statement gave, for JSON.
 *
 * @param rows by column, in order, as text; names in the form {@code job_id}
 * @param job that it started and that runs on
 */
record StatementRows(List<Map<String, String>> rows, List<String> notes, Optional<String> job, long written) {
    private static final int MOST_ROWS = 10_000;
    private static final int PAGE_ROWS = 1_000;
    private static final long ROUND_MILLIS = 1_000;

    /** Runs it to its end. Throws what it fails with; INVALID_QUERY when it has more rows than an answer may. */
    static StatementRows run(ClientSession session, String sql) {
        try (RunningStatement running = session.start(sql, List.of())) {
            RowType columns = running.columns().orElse(RowType.of());
            ValueText text = new ValueText(running.zone());
            List<Map<String, String>> rows = new ArrayList<>();
            boolean last = false;
            while (!last) {
                RowPage page = running.fetch(PAGE_ROWS, ROUND_MILLIS);
                add(page.rows(), columns, text, rows);
                last = page.last();
                if (rows.size() > MOST_ROWS) {
                    throw SluiceException.of(ErrorCode.INVALID_QUERY, "The query has more than " + MOST_ROWS + " rows")
                            .hint("INSERT INTO a table, or read it over JDBC");
                }
            }
            return new StatementRows(rows, running.notes(), running.backgroundJob(), running.updateCount());
        }
    }

    private static void add(Batch batch, RowType columns, ValueText text, List<Map<String, String>> rows) {
        for (int row = 0; row < batch.rowCount; row++) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int c = 0; c < batch.columns.length; c++) {
                String name = columns.names().get(c).replace(' ', '_');
                cells.put(name, text.of(columns.type(c), batch.columns[c], row));
            }
            rows.add(cells);
        }
    }
}
