package io.sluice.engine;

import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.engine.StatementResult.Done;
import io.sluice.engine.catalog.Catalog;
import io.sluice.engine.catalog.Catalog.Creation;
import io.sluice.engine.catalog.Catalog.Removal;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.Statement;
import io.sluice.planner.catalog.TableDefinition;
import java.util.function.Supplier;

/** CREATE and DROP of tables and views. Used by the session's thread. */
final class Definitions {
    private final Catalog catalog;
    private final Queries queries;

    Definitions(Catalog catalog, Queries queries) {
        this.catalog = catalog;
        this.queries = queries;
    }

    StatementResult createTable(Statement.CreateTable statement) {
        Creation creation = new Creation(statement.temporary(), statement.ifNotExists(), statement.orReplace());
        return at(statement.name(), () -> {
            ObjectPath path = catalog.snapshot().resolve(statement.name().parts());
            if (catalog.canCreate(path, creation)) {
                TableDefinition table = queries.define(statement);
                OptionCheck.check(table.spec(), statement.options());
                catalog.create(table, creation);
            }
            return Done.SILENT;
        });
    }

    StatementResult createView(Statement.CreateView statement) {
        Creation creation = new Creation(statement.temporary(), statement.ifNotExists(), statement.orReplace());
        return at(statement.name(), () -> {
            ObjectPath path = catalog.snapshot().resolve(statement.name().parts());
            if (catalog.canCreate(path, creation)) {
                catalog.create(queries.define(statement), creation);
            }
            return Done.SILENT;
        });
    }

    StatementResult dropTable(Statement.DropTable statement) {
        return at(statement.name(), () -> {
            catalog.dropTable(statement.name().parts(), new Removal(statement.temporary(), statement.ifExists()));
            return Done.SILENT;
        });
    }

    StatementResult dropView(Statement.DropView statement) {
        return at(statement.name(), () -> {
            catalog.dropView(statement.name().parts(), new Removal(statement.temporary(), statement.ifExists()));
            return Done.SILENT;
        });
    }

    /** An error without a place of its own concerns the name. */
    private static StatementResult at(QualifiedName name, Supplier<StatementResult> action) {
        try {
            return action.get();
        } catch (SluiceException e) {
            throw e.position().isPresent() ? e : e.at(name.position());
        }
    }
}
