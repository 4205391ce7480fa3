package io.sluice.parser;

import io.sluice.core.error.SourcePosition;
import java.util.List;
import java.util.Optional;

/** Statements about catalogs and databases. */
public sealed interface NamespaceStatement extends Statement {
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(StatementVisitor<R> visitor) {
        return visitor.visitNamespace(this);
    }

    /** CREATE CATALOG. */
    record CreateCatalog(
            boolean ifNotExists,
            ColumnName name,
            Optional<String> comment,
            List<TableOption> options,
            SourcePosition position)
            implements NamespaceStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCreateCatalog(this);
        }
    }

    /** ALTER CATALOG: SET, RESET or COMMENT. */
    record AlterCatalog(ColumnName name, SpaceChange change, SourcePosition position) implements NamespaceStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAlterCatalog(this);
        }
    }

    /** DROP CATALOG. */
    record DropCatalog(boolean ifExists, ColumnName name, SourcePosition position) implements NamespaceStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDropCatalog(this);
        }
    }

    /** USE CATALOG. */
    record UseCatalog(ColumnName name, SourcePosition position) implements NamespaceStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitUseCatalog(this);
        }
    }

    /** DESCRIBE CATALOG; EXTENDED adds the options. */
    record DescribeCatalog(boolean extended, ColumnName name, SourcePosition position) implements NamespaceStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDescribeCatalog(this);
        }
    }

    /** CREATE DATABASE. */
    record CreateDatabase(
            boolean ifNotExists,
            QualifiedName name,
            Optional<String> comment,
            List<TableOption> options,
            SourcePosition position)
            implements NamespaceStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCreateDatabase(this);
        }
    }

    /** ALTER DATABASE .. SET. */
    record AlterDatabase(QualifiedName name, SpaceChange change, SourcePosition position)
            implements NamespaceStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAlterDatabase(this);
        }
    }

    /** DROP DATABASE; without CASCADE it must be empty. */
    record DropDatabase(boolean ifExists, QualifiedName name, boolean cascade, SourcePosition position)
            implements NamespaceStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDropDatabase(this);
        }
    }

    /** USE database. */
    record UseDatabase(QualifiedName name, SourcePosition position) implements NamespaceStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitUseDatabase(this);
        }
    }

    /** DESCRIBE DATABASE; EXTENDED adds the options. */
    record DescribeDatabase(boolean extended, QualifiedName name, SourcePosition position)
            implements NamespaceStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDescribeDatabase(this);
        }
    }

    /**
     * What ALTER changes of a catalog or database.
     *
     * @param set options to set
     * @param reset keys to remove
     */
    record SpaceChange(List<TableOption> set, List<TableChange.OptionKey> reset, Optional<String> comment) {
        public SpaceChange {
            set = List.copyOf(set);
            reset = List.copyOf(reset);
        }
    }

    /** One method per kind. */
    interface Visitor<R> {
        R visitCreateCatalog(CreateCatalog statement);

        R visitAlterCatalog(AlterCatalog statement);

        R visitDropCatalog(DropCatalog statement);

        R visitUseCatalog(UseCatalog statement);

        R visitDescribeCatalog(DescribeCatalog statement);

        R visitCreateDatabase(CreateDatabase statement);

        R visitAlterDatabase(AlterDatabase statement);

        R visitDropDatabase(DropDatabase statement);

        R visitUseDatabase(UseDatabase statement);

        R visitDescribeDatabase(DescribeDatabase statement);
    }
}
