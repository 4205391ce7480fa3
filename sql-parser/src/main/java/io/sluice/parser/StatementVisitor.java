package io.sluice.parser;

/** One method per kind of statement, so that the compiler names the one that is missing. */
public interface StatementVisitor<R> {
    R visitCreateTable(Statement.CreateTable statement);

    R visitAlterTable(Statement.AlterTable statement);

    R visitDropTable(Statement.DropTable statement);

    R visitCreateView(Statement.CreateView statement);

    R visitAlterView(Statement.AlterView statement);

    R visitDropView(Statement.DropView statement);

    R visitInsert(Statement.Insert statement);

    R visitStatementSet(Statement.StatementSet statement);

    R visitQuery(Statement.Query statement);

    R visitExplain(Statement.Explain statement);

    R visitExplainState(Statement.ExplainState statement);

    R visitExplainRestore(Statement.ExplainRestore statement);

    R visitCompilePlan(Statement.CompilePlan statement);

    R visitExecutePlan(Statement.ExecutePlan statement);

    R visitSetOption(Statement.SetOption statement);

    R visitShowSettings(Statement.ShowSettings statement);

    R visitResetOption(Statement.ResetOption statement);

    R visitShow(Statement.Show statement);

    R visitShowPartitions(Statement.ShowPartitions statement);

    R visitDescribeTable(Statement.DescribeTable statement);

    R visitNamespace(NamespaceStatement statement);

    R visitFunction(FunctionStatement statement);

    R visitJob(JobStatement statement);

    R visitShellCommand(Statement.ShellCommand statement);
}
