package io.sluice.engine;

import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.engine.StatementResult.Done;
import io.sluice.engine.catalog.NamespaceChanges;
import io.sluice.parser.NamespaceStatement;
import java.util.function.Supplier;

/** Statements about catalogs and databases. Used by the session's thread. */
final class NamespaceDefinitions implements NamespaceStatement.Visitor<StatementResult> {
    private final NamespaceChanges changes;

    NamespaceDefinitions(NamespaceChanges changes) {
        this.changes = changes;
    }

    @Override
    public StatementResult visitCreateCatalog(NamespaceStatement.CreateCatalog statement) {
        return done(statement.name().position(), () -> changes.create(statement));
    }

    @Override
    public StatementResult visitAlterCatalog(NamespaceStatement.AlterCatalog statement) {
        return done(statement.name().position(), () -> changes.alter(statement));
    }

    @Override
    public StatementResult visitDropCatalog(NamespaceStatement.DropCatalog statement) {
        return done(
                statement.name().position(),
                () -> changes.dropCatalog(statement.name().name(), statement.ifExists()));
    }

    @Override
    public StatementResult visitUseCatalog(NamespaceStatement.UseCatalog statement) {
        return done(
                statement.name().position(),
                () -> changes.useCatalog(statement.name().name()));
    }

    @Override
    public StatementResult visitDescribeCatalog(NamespaceStatement.DescribeCatalog statement) {
        return at(
                statement.name().position(),
                () -> changes.describeCatalog(statement.name().name(), statement.extended()));
    }

    @Override
    public StatementResult visitCreateDatabase(NamespaceStatement.CreateDatabase statement) {
        return done(statement.name().position(), () -> changes.create(statement));
    }

    @Override
    public StatementResult visitAlterDatabase(NamespaceStatement.AlterDatabase statement) {
        return done(statement.name().position(), () -> changes.alter(statement));
    }

    @Override
    public StatementResult visitDropDatabase(NamespaceStatement.DropDatabase statement) {
        return done(statement.name().position(), () -> changes.drop(statement));
    }

    @Override
    public StatementResult visitUseDatabase(NamespaceStatement.UseDatabase statement) {
        return done(
                statement.name().position(),
                () -> changes.useDatabase(statement.name().parts()));
    }

    @Override
    public StatementResult visitDescribeDatabase(NamespaceStatement.DescribeDatabase statement) {
        return at(
                statement.name().position(),
                () -> changes.describeDatabase(statement.name().parts(), statement.extended()));
    }

    private static StatementResult done(SourcePosition position, Runnable action) {
        return at(position, () -> {
            action.run();
            return Done.SILENT;
        });
    }

    private static StatementResult at(SourcePosition position, Supplier<StatementResult> action) {
        try {
            return action.get();
        } catch (SluiceException e) {
            throw e.position().isPresent() ? e : e.at(position);
        }
    }
}
