package io.sluice.parser;

import io.sluice.core.error.SourcePosition;
import java.util.List;
import java.util.Optional;

/** Statements about functions of the user and the archives that hold them. */
public sealed interface FunctionStatement extends Statement {
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(StatementVisitor<R> visitor) {
        return visitor.visitFunction(this);
    }

    /** CREATE FUNCTION. */
    record CreateFunction(
            FunctionScope scope, boolean ifNotExists, QualifiedName name, UserCode code, SourcePosition position)
            implements FunctionStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCreateFunction(this);
        }
    }

    /** ALTER FUNCTION .. AS. */
    record AlterFunction(
            FunctionScope scope, boolean ifExists, QualifiedName name, UserCode code, SourcePosition position)
            implements FunctionStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAlterFunction(this);
        }
    }

    /** DROP FUNCTION. */
    record DropFunction(FunctionScope scope, boolean ifExists, QualifiedName name, SourcePosition position)
            implements FunctionStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDropFunction(this);
        }
    }

    /** DESCRIBE FUNCTION. */
    record DescribeFunction(boolean extended, QualifiedName name, SourcePosition position)
            implements FunctionStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDescribeFunction(this);
        }
    }

    /** ADD JAR. */
    record AddJar(TableChange.OptionKey path, SourcePosition position) implements FunctionStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAddJar(this);
        }
    }

    /** REMOVE JAR. */
    record RemoveJar(TableChange.OptionKey path, SourcePosition position) implements FunctionStatement {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRemoveJar(this);
        }
    }

    /** Where a function is kept: in the catalog, only in the session, or in the session above the built-in ones. */
    enum FunctionScope {
        CATALOG(""),
        TEMPORARY("TEMPORARY "),
        SYSTEM("TEMPORARY SYSTEM ");

        private final String words;

        FunctionScope(String words) {
            this.words = words;
        }

        /** As it is written before FUNCTION, with a space behind. */
        public String words() {
            return words;
        }
    }

    /**
     * What runs.
     *
     * @param language as written, absent for Java
     * @param jars of USING JAR
     */
    record UserCode(
            String className,
            SourcePosition classPosition,
            Optional<TableChange.OptionKey> language,
            List<TableChange.OptionKey> jars) {
        public UserCode {
            jars = List.copyOf(jars);
        }
    }

    /** One method per kind. */
    interface Visitor<R> {
        R visitCreateFunction(CreateFunction statement);

        R visitAlterFunction(AlterFunction statement);

        R visitDropFunction(DropFunction statement);

        R visitDescribeFunction(DescribeFunction statement);

        R visitAddJar(AddJar statement);

        R visitRemoveJar(RemoveJar statement);
    }
}
