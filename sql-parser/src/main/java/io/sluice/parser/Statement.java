package io.sluice.parser;

import io.sluice.core.error.SourcePosition;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * One parsed statement. Queries and expressions stay Calcite's {@link SqlNode}, not yet validated; everything around
 * them is ours. All positions, those inside a {@link SqlNode} included, count in the text that was given to the parser:
 * for a script, the whole script. Names are as written, not resolved.
 */
public sealed interface Statement
        permits Statement.AlterTable,
                Statement.AlterView,
                Statement.CompilePlan,
                Statement.CreateTable,
                Statement.CreateView,
                Statement.DescribeTable,
                Statement.DropTable,
                Statement.DropView,
                Statement.ExecutePlan,
                Statement.Explain,
                Statement.ExplainRestore,
                Statement.ExplainState,
                Statement.Explainable,
                Statement.ResetOption,
                Statement.SetOption,
                Statement.ShellCommand,
                Statement.Show,
                Statement.ShowPartitions,
                Statement.ShowSettings,
                FunctionStatement,
                JobStatement,
                NamespaceStatement {
    /** From the first to the last word, without the semicolon. */
    SourcePosition position();

    <R> R accept(StatementVisitor<R> visitor);

    /** SQL text that parses to an equal statement. */
    default String toSql() {
        return accept(new StatementPrinter());
    }

    /** What EXPLAIN accepts. */
    sealed interface Explainable extends Statement permits Query, Insert, StatementSet {}

    /**
     * @param columns in the order written; empty when they come from {@code like} or {@code query}
     * @param options in the order written, keys distinct
     * @param query of CREATE TABLE .. AS
     */
    record CreateTable(
            boolean orReplace,
            boolean temporary,
            boolean ifNotExists,
            QualifiedName name,
            List<ColumnDefinition> columns,
            Optional<WatermarkDefinition> watermark,
            Optional<PrimaryKey> primaryKey,
            Optional<String> comment,
            List<ColumnName> partitionedBy,
            List<TableOption> options,
            Optional<LikeClause> like,
            Optional<SqlNode> query,
            SourcePosition position)
            implements Statement {
        public CreateTable {
            columns = List.copyOf(columns);
            partitionedBy = List.copyOf(partitionedBy);
            options = List.copyOf(options);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitCreateTable(this);
        }
    }

    /** ALTER TABLE. */
    record AlterTable(boolean ifExists, QualifiedName name, TableChange change, SourcePosition position)
            implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitAlterTable(this);
        }
    }

    /** DROP TABLE. */
    record DropTable(boolean temporary, boolean ifExists, QualifiedName name, SourcePosition position)
            implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitDropTable(this);
        }
    }

    /**
     * CREATE VIEW.
     *
     * @param materialized whether a job keeps its rows
     * @param columns new names of the query's columns; empty when the query's own are kept
     */
    record CreateView(
            boolean orReplace,
            boolean temporary,
            boolean materialized,
            boolean ifNotExists,
            QualifiedName name,
            List<ViewColumn> columns,
            Optional<String> comment,
            SqlNode query,
            SourcePosition position)
            implements Statement {
        public CreateView {
            columns = List.copyOf(columns);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitCreateView(this);
        }
    }

    /** ALTER VIEW .. RENAME TO and ALTER VIEW .. AS: one of the two is present. */
    record AlterView(
            QualifiedName name, Optional<QualifiedName> newName, Optional<SqlNode> query, SourcePosition position)
            implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitAlterView(this);
        }
    }

    /** DROP VIEW. */
    record DropView(
            boolean temporary, boolean materialized, boolean ifExists, QualifiedName name, SourcePosition position)
            implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitDropView(this);
        }
    }

    /**
     * INSERT INTO and INSERT OVERWRITE.
     *
     * @param columns the target's columns that the query fills; empty means all, in the table's order
     * @param targetOptions of the hint {@code OPTIONS} after the target's name
     * @param partition static values of partition columns
     * @param lateRows where rows go that come too late for the query's event-time operators
     * @param onConflict what to do with several rows of one primary key
     */
    record Insert(
            boolean overwrite,
            QualifiedName target,
            List<TableOption> targetOptions,
            List<PartitionValue> partition,
            List<ColumnName> columns,
            List<LateRows> lateRows,
            SqlNode query,
            Optional<ConflictAction> onConflict,
            SourcePosition position)
            implements Explainable {
        public Insert {
            targetOptions = List.copyOf(targetOptions);
            partition = List.copyOf(partition);
            columns = List.copyOf(columns);
            lateRows = List.copyOf(lateRows);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitInsert(this);
        }
    }

    /** EXECUTE STATEMENT SET: several inserts that run as one job. At least one. */
    record StatementSet(List<Insert> inserts, SourcePosition position) implements Explainable {
        public StatementSet {
            inserts = List.copyOf(inserts);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitStatementSet(this);
        }
    }

    /** SELECT, VALUES, WITH, TABLE t and set operations of them, with ORDER BY and LIMIT. */
    record Query(SqlNode query, SourcePosition position) implements Explainable {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitQuery(this);
        }
    }

    /** EXPLAIN. */
    record Explain(List<ExplainDetail> details, Explainable target, SourcePosition position) implements Statement {
        public Explain {
            details = List.copyOf(details);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitExplain(this);
        }
    }

    /**
     * COMPILE PLAN and COMPILE AND EXECUTE PLAN: writes the plan of INSERTs to a file.
     *
     * @param execute whether the plan is run too; then a file that is there already is run instead
     * @param target an INSERT or a statement set, never a query
     */
    record CompilePlan(
            boolean execute,
            TableChange.OptionKey file,
            boolean ifNotExists,
            Explainable target,
            SourcePosition position)
            implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitCompilePlan(this);
        }
    }

    /** EXECUTE PLAN: runs what COMPILE PLAN wrote. */
    record ExecutePlan(TableChange.OptionKey file, SourcePosition position) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitExecutePlan(this);
        }
    }

    /** EXPLAIN STATE: what the operators of a plan keep. */
    record ExplainState(Explainable target, SourcePosition position) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitExplainState(this);
        }
    }

    /**
     * EXPLAIN RESTORE FROM: what would become of the state of a checkpoint or savepoint.
     *
     * @param target an INSERT or a statement set, never a query
     */
    record ExplainRestore(TableChange.OptionKey path, Explainable target, SourcePosition position)
            implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitExplainRestore(this);
        }
    }

    /** SET 'key' = 'value'. */
    record SetOption(
            String key, String value, SourcePosition keyPosition, SourcePosition valuePosition, SourcePosition position)
            implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitSetOption(this);
        }
    }

    /** SET without anything: lists the settings. */
    record ShowSettings(SourcePosition position) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitShowSettings(this);
        }
    }

    /** RESET 'key', or of every key when there is none. */
    record ResetOption(Optional<TableChange.OptionKey> key, SourcePosition position) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitResetOption(this);
        }
    }

    /**
     * SHOW.
     *
     * @param of what it is about: the table of SHOW CREATE TABLE and SHOW COLUMNS
     * @param from the catalog or database to look into
     */
    record Show(
            ShowKind kind,
            Optional<QualifiedName> of,
            Optional<QualifiedName> from,
            Optional<LikePattern> like,
            SourcePosition position)
            implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitShow(this);
        }
    }

    /**
     * SHOW PARTITIONS.
     *
     * @param partition values of partition columns that are wanted, as text; empty means all
     */
    record ShowPartitions(QualifiedName table, List<TableOption> partition, SourcePosition position)
            implements Statement {
        public ShowPartitions {
            partition = List.copyOf(partition);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitShowPartitions(this);
        }
    }

    /** DESCRIBE or DESC of a table or view; EXTENDED is accepted and says nothing more, as in Flink. */
    record DescribeTable(boolean extended, QualifiedName name, SourcePosition position) implements Statement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitDescribeTable(this);
        }
    }

    /** What only a shell can do. In a script QUIT ends it; over JDBC these are refused. */
    record ShellCommand(Kind kind, SourcePosition position) implements Statement {
        /** The commands; EXIT is another word for QUIT. */
        public enum Kind {
            QUIT,
            HELP,
            CLEAR
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitShellCommand(this);
        }
    }
}
