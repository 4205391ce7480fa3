package io.sluice.engine;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.engine.StatementResult.Done;
import io.sluice.engine.catalog.Catalog;
import io.sluice.engine.catalog.Catalog.Creation;
import io.sluice.engine.catalog.Catalog.Removal;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.Statement;
import io.sluice.parser.TableChange;
import io.sluice.parser.TableOption;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.catalog.ViewDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** CREATE, ALTER and DROP of tables and views. Used by the session's thread. */
final class Definitions {
    private final Catalog catalog;
    private final Queries queries;

    Definitions(Catalog catalog, Queries queries) {
        this.catalog = catalog;
        this.queries = queries;
    }

    /** The table of CREATE TABLE .. AS stays only when its query can be planned; the query runs when it is there. */
    StatementResult createTable(Statement.CreateTable statement) {
        Creation creation = new Creation(statement.temporary(), statement.ifNotExists(), statement.orReplace());
        return at(statement.name(), () -> catalog.changing(() -> created(statement, creation))
                .map(queries::run)
                .orElse(Done.SILENT));
    }

    /** The plan of its query, if it has one. */
    private Optional<PhysicalPlan> created(Statement.CreateTable statement, Creation creation) {
        ObjectPath path = catalog.snapshot().resolve(statement.name().parts());
        if (!catalog.canCreate(path, creation)) {
            return Optional.empty();
        }
        TableDefinition table = queries.define(statement);
        OptionCheck.check(table.spec(), statement.options());
        Optional<Statement.Insert> insert = statement.query().map(query -> queries.insertOf(statement));
        catalog.create(table, creation);
        return insert.map(queries::plan);
    }

    StatementResult alterTable(Statement.AlterTable statement) {
        return at(statement.name(), () -> {
            List<String> name = statement.name().parts();
            if (statement.ifExists() && catalog.snapshot().find(name).isEmpty()) {
                return Done.SILENT;
            }
            CatalogEntry entry = catalog.get(name);
            checkNotMaterialized(entry);
            if (!(entry instanceof TableDefinition table)) {
                throw SluiceException.of(ErrorCode.TABLE_NOT_FOUND, "'" + statement.name() + "' is a view, not a table")
                        .hint("use ALTER VIEW");
            }
            if (statement.change() instanceof TableChange.Rename rename) {
                ObjectPath renamed = renamed(table.path(), rename.newName());
                catalog.rename(table.path(), table.withPath(renamed));
                return Done.SILENT;
            }
            if (statement.change() instanceof TableChange.Partitions partitions) {
                queries.changePartitions(statement.name(), partitions);
                return Done.SILENT;
            }
            TableDefinition altered = queries.alter(table, statement);
            OptionCheck.check(altered.spec(), options(statement.change()));
            catalog.replace(altered);
            return Done.SILENT;
        });
    }

    private static void checkNotMaterialized(CatalogEntry entry) {
        if (entry instanceof ViewDefinition view && view.materialized()) {
            throw SluiceException.of(
                            ErrorCode.TABLE_NOT_FOUND,
                            "'" + view.path().name() + "' is a materialized view, which cannot be altered")
                    .hint("DROP MATERIALIZED VIEW, and create it again");
        }
    }

    private static List<TableOption> options(TableChange change) {
        return change instanceof TableChange.SetOptions set ? set.options() : List.of();
    }

    /** A name of one part stays in the database of the old one. */
    private ObjectPath renamed(ObjectPath from, QualifiedName to) {
        return to.parts().size() == 1
                ? new ObjectPath(from.catalog(), from.database(), to.last())
                : catalog.snapshot().resolve(to.parts());
    }

    StatementResult alterView(Statement.AlterView statement) {
        return at(statement.name(), () -> {
            if (!(catalog.getView(statement.name().parts()) instanceof ViewDefinition view)) {
                throw SluiceException.of(ErrorCode.TABLE_NOT_FOUND, "'" + statement.name() + "' is a table, not a view")
                        .hint("use ALTER TABLE");
            }
            checkNotMaterialized(view);
            statement
                    .newName()
                    .ifPresent(name -> catalog.rename(view.path(), view.withPath(renamed(view.path(), name))));
            statement
                    .query()
                    .ifPresent(query -> catalog.replace(queries.define(new Statement.CreateView(
                            true,
                            false,
                            false,
                            false,
                            statement.name(),
                            List.of(),
                            view.comment(),
                            query,
                            statement.position()))));
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
            Removal removal = new Removal(statement.temporary(), statement.ifExists());
            if (statement.materialized()) {
                catalog.dropMaterializedView(statement.name().parts(), removal);
            } else {
                catalog.dropView(statement.name().parts(), removal);
            }
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
