package io.sluice.engine;

import io.sluice.core.error.SluiceException;
import io.sluice.engine.StatementResult.Command;
import io.sluice.engine.StatementResult.Done;
import io.sluice.parser.Statement;
import io.sluice.parser.StatementVisitor;

/** Carries out one statement of a session: says which part of the engine does what. */
final class StatementRunner implements StatementVisitor<StatementResult> {
    private final SessionSettings settings;

    StatementRunner(Engine engine, SessionSettings settings, SessionJobs jobs, Session.Mode mode) {
        this.settings = settings;
    }

    @Override
    public StatementResult visitCreateTable(Statement.CreateTable statement) {
        throw SluiceException.notBuiltYet("this");
    }

    @Override
    public StatementResult visitDropTable(Statement.DropTable statement) {
        throw SluiceException.notBuiltYet("this");
    }

    @Override
    public StatementResult visitCreateView(Statement.CreateView statement) {
        throw SluiceException.notBuiltYet("this");
    }

    @Override
    public StatementResult visitDropView(Statement.DropView statement) {
        throw SluiceException.notBuiltYet("this");
    }

    @Override
    public StatementResult visitInsert(Statement.Insert statement) {
        throw SluiceException.notBuiltYet("this");
    }

    @Override
    public StatementResult visitStatementSet(Statement.StatementSet statement) {
        throw SluiceException.notBuiltYet("this");
    }

    @Override
    public StatementResult visitQuery(Statement.Query statement) {
        throw SluiceException.notBuiltYet("this");
    }

    @Override
    public StatementResult visitExplain(Statement.Explain statement) {
        throw SluiceException.notBuiltYet("this");
    }

    @Override
    public StatementResult visitSetOption(Statement.SetOption statement) {
        return new Done(settings.set(statement.key(), statement.value()).orElse(""));
    }

    @Override
    public StatementResult visitShowSettings(Statement.ShowSettings statement) {
        return settings.show();
    }

    @Override
    public StatementResult visitResetOption(Statement.ResetOption statement) {
        statement.key().ifPresentOrElse(settings::reset, settings::reset);
        return Done.SILENT;
    }

    @Override
    public StatementResult visitShowTables(Statement.ShowTables statement) {
        throw SluiceException.notBuiltYet("this");
    }

    @Override
    public StatementResult visitShowViews(Statement.ShowViews statement) {
        throw SluiceException.notBuiltYet("this");
    }

    @Override
    public StatementResult visitShowFunctions(Statement.ShowFunctions statement) {
        throw SluiceException.notBuiltYet("this");
    }

    @Override
    public StatementResult visitShowCreateTable(Statement.ShowCreateTable statement) {
        throw SluiceException.notBuiltYet("this");
    }

    @Override
    public StatementResult visitShowCreateView(Statement.ShowCreateView statement) {
        throw SluiceException.notBuiltYet("this");
    }

    @Override
    public StatementResult visitShowJobs(Statement.ShowJobs statement) {
        throw SluiceException.notBuiltYet("this");
    }

    @Override
    public StatementResult visitDescribeTable(Statement.DescribeTable statement) {
        throw SluiceException.notBuiltYet("this");
    }

    @Override
    public StatementResult visitShellCommand(Statement.ShellCommand statement) {
        return new Command(
                switch (statement.kind()) {
                    case QUIT -> Command.Name.QUIT;
                    case HELP -> Command.Name.HELP;
                    case CLEAR -> Command.Name.CLEAR;
                });
    }
}
