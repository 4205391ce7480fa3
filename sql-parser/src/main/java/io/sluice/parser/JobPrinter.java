package io.sluice.parser;

import static io.sluice.parser.SluiceSql.quoteString;

/** Statements about jobs as SQL text. */
final class JobPrinter implements JobStatement.Visitor<String> {
    @Override
    public String visitDescribeJob(JobStatement.DescribeJob statement) {
        return "DESCRIBE JOB " + quoteString(statement.job().key());
    }

    @Override
    public String visitStopJob(JobStatement.StopJob statement) {
        return "STOP JOB " + quoteString(statement.job().key())
                + (statement.savepoint() ? " WITH SAVEPOINT" : "")
                + (statement.drain() ? " WITH DRAIN" : "");
    }

    @Override
    public String visitCancelJob(JobStatement.CancelJob statement) {
        return "CANCEL JOB " + quoteString(statement.job().key());
    }

    @Override
    public String visitRestartJob(JobStatement.RestartJob statement) {
        return "RESTART JOB " + quoteString(statement.job().key())
                + statement
                        .path()
                        .map(path -> " FROM SAVEPOINT " + quoteString(path.key()))
                        .orElse("");
    }

    @Override
    public String visitCreateSavepoint(JobStatement.CreateSavepoint statement) {
        return "CREATE SAVEPOINT FOR JOB " + quoteString(statement.job().key())
                + statement
                        .folder()
                        .map(folder -> " TO " + quoteString(folder.key()))
                        .orElse("");
    }

    @Override
    public String visitShowCheckpoints(JobStatement.ShowCheckpoints statement) {
        return "SHOW CHECKPOINTS FOR JOB " + quoteString(statement.job().key());
    }

    @Override
    public String visitShowWatermarks(JobStatement.ShowWatermarks statement) {
        return "SHOW WATERMARKS FOR JOB " + quoteString(statement.job().key());
    }

    @Override
    public String visitAnalyzeJob(JobStatement.AnalyzeJob statement) {
        return "EXPLAIN ANALYZE JOB " + quoteString(statement.job().key());
    }

    @Override
    public String visitShowSavepoints(JobStatement.ShowSavepoints statement) {
        return "SHOW SAVEPOINTS";
    }
}
