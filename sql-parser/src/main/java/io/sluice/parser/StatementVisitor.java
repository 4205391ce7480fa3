package io.sluice.parser;

/** One method per kind of statement, so that the compiler names the one that is missing. */
public interface StatementVisitor<R> {
    R visitCreateTable(Statement.CreateTable statement);

    R visitDropTable(Statement.DropTable statement);

    R visitCreateView(Statement.CreateView statement);

    R visitDropView(Statement.DropView statement);

    R visitInsert(Statement.Insert statement);

    R visitStatementSet(Statement.StatementSet statement);

    R visitQuery(Statement.Query statement);

    R visitExplain(Statement.Explain statement);

    R visitSetOption(Statement.SetOption statement);

    R visitShowSettings(Statement.ShowSettings statement);

    R visitResetOption(Statement.ResetOption statement);

    R visitShowTables(Statement.ShowTables statement);

    R visitShowViews(Statement.ShowViews statement);

    R visitShowFunctions(Statement.ShowFunctions statement);

    R visitShowCreateTable(Statement.ShowCreateTable statement);

    R visitShowCreateView(Statement.ShowCreateView statement);

    R visitShowJobs(Statement.ShowJobs statement);

    R visitDescribeTable(Statement.DescribeTable statement);

    R visitShellCommand(Statement.ShellCommand statement);
}
