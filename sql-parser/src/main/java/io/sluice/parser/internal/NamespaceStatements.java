package io.sluice.parser.internal;

import io.sluice.core.error.SourcePosition;
import io.sluice.parser.ColumnName;
import io.sluice.parser.NamespaceStatement;
import io.sluice.parser.NamespaceStatement.SpaceChange;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.TableOption;
import java.util.List;
import java.util.Optional;

/** Statements about catalogs and databases. Errors: 1001. */
final class NamespaceStatements {
    private static final String CATALOG = "the name of a catalog";
    private static final String DATABASE = "the name of a database";

    private NamespaceStatements() {}

    /** Null when the statement is another. */
    static NamespaceStatement read(WordCursor cursor, SourcePosition position) {
        if (cursor.take("USE", "CATALOG")) {
            return new NamespaceStatement.UseCatalog(cursor.simpleName(CATALOG), position);
        }
        if (cursor.take("USE")) {
            return new NamespaceStatement.UseDatabase(cursor.name(DATABASE), position);
        }
        if (cursor.take("CREATE", "CATALOG")) {
            return createCatalog(cursor, position);
        }
        if (cursor.take("CREATE", "DATABASE")) {
            return createDatabase(cursor, position);
        }
        if (cursor.take("ALTER", "CATALOG")) {
            ColumnName name = cursor.simpleName(CATALOG);
            return new NamespaceStatement.AlterCatalog(name, change(cursor), position);
        }
        if (cursor.take("ALTER", "DATABASE")) {
            QualifiedName name = cursor.name(DATABASE);
            return new NamespaceStatement.AlterDatabase(name, change(cursor), position);
        }
        if (cursor.take("DROP", "CATALOG")) {
            boolean ifExists = cursor.take("IF", "EXISTS");
            return new NamespaceStatement.DropCatalog(ifExists, cursor.simpleName(CATALOG), position);
        }
        if (cursor.take("DROP", "DATABASE")) {
            boolean ifExists = cursor.take("IF", "EXISTS");
            QualifiedName name = cursor.name(DATABASE);
            boolean cascade = !cursor.take("RESTRICT") && cursor.take("CASCADE");
            return new NamespaceStatement.DropDatabase(ifExists, name, cascade, position);
        }
        return describe(cursor, position);
    }

    private static NamespaceStatement describe(WordCursor cursor, SourcePosition position) {
        if (cursor.take("DESCRIBE", "CATALOG") || cursor.take("DESC", "CATALOG")) {
            boolean extended = cursor.take("EXTENDED");
            return new NamespaceStatement.DescribeCatalog(extended, cursor.simpleName(CATALOG), position);
        }
        if (cursor.take("DESCRIBE", "DATABASE") || cursor.take("DESC", "DATABASE")) {
            boolean extended = cursor.take("EXTENDED");
            return new NamespaceStatement.DescribeDatabase(extended, cursor.name(DATABASE), position);
        }
        return null;
    }

    private static NamespaceStatement createCatalog(WordCursor cursor, SourcePosition position) {
        boolean ifNotExists = cursor.take("IF", "NOT", "EXISTS");
        ColumnName name = cursor.simpleName(CATALOG);
        Optional<String> comment = comment(cursor);
        return new NamespaceStatement.CreateCatalog(ifNotExists, name, comment, with(cursor), position);
    }

    private static NamespaceStatement createDatabase(WordCursor cursor, SourcePosition position) {
        boolean ifNotExists = cursor.take("IF", "NOT", "EXISTS");
        QualifiedName name = cursor.name(DATABASE);
        Optional<String> comment = comment(cursor);
        return new NamespaceStatement.CreateDatabase(ifNotExists, name, comment, with(cursor), position);
    }

    private static Optional<String> comment(WordCursor cursor) {
        return cursor.take("COMMENT") ? Optional.of(cursor.string("a text in single quotes")) : Optional.empty();
    }

    private static List<TableOption> with(WordCursor cursor) {
        return cursor.take("WITH") ? cursor.options() : List.of();
    }

    private static SpaceChange change(WordCursor cursor) {
        if (cursor.take("SET")) {
            return new SpaceChange(cursor.options(), List.of(), Optional.empty());
        }
        if (cursor.take("RESET")) {
            return new SpaceChange(List.of(), cursor.keys(), Optional.empty());
        }
        Optional<String> comment = comment(cursor);
        if (comment.isPresent()) {
            return new SpaceChange(List.of(), List.of(), comment);
        }
        throw cursor.unexpected("SET ('key' = 'value'), RESET ('key') or COMMENT 'text'");
    }
}
