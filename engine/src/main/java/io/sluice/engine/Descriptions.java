package io.sluice.engine;

import io.sluice.core.session.StatementDescription;
import io.sluice.core.type.RowType;
import io.sluice.parser.Statement;
import io.sluice.parser.StatementVisitor;
import java.util.List;
import java.util.Optional;

/**
 * Says what statements take and give. Those that only look (SHOW, DESCRIBE, EXPLAIN, SET without a key) are run for it:
 * their columns depend on what they find. Of statements that act and have rows, such as STOP JOB WITH SAVEPOINT, the
 * columns are known only when they run.
 */
final class Descriptions {
    private static final StatementDescription NOTHING = new StatementDescription(Optional.empty(), List.of());

    private final Queries queries;
    private final StatementVisitor<StatementResult> runner;

    Descriptions(Queries queries, StatementVisitor<StatementResult> runner) {
        this.queries = queries;
        this.runner = runner;
    }

    StatementDescription of(Statement statement) {
        if (statement instanceof Statement.Explainable explainable) {
            return queries.describe(explainable);
        }
        return looksOnly(statement) ? of(statement.accept(runner)) : NOTHING;
    }

    private static boolean looksOnly(Statement statement) {
        return statement instanceof Statement.Show
                || statement instanceof Statement.ShowSettings
                || statement instanceof Statement.ShowPartitions
                || statement instanceof Statement.DescribeTable
                || statement instanceof Statement.Explain
                || statement instanceof Statement.ExplainState
                || statement instanceof Statement.ExplainRestore;
    }

    private static StatementDescription of(StatementResult result) {
        if (result instanceof StatementResult.Rows rows) {
            RowType columns = rows.type();
            rows.rows().close();
            return new StatementDescription(Optional.of(columns), List.of());
        }
        return NOTHING;
    }
}
