package io.sluice.parser;

import static io.sluice.parser.SluiceSql.quoteName;
import static io.sluice.parser.SluiceSql.quoteString;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A statement as SQL text that parses to an equal statement. */
final class StatementPrinter implements StatementVisitor<String> {
    private static final String VIEW = "VIEW ";
    private static final String MATERIALIZED_VIEW = "MATERIALIZED VIEW ";

    @Override
    public String visitCreateTable(Statement.CreateTable statement) {
        StringBuilder out = new StringBuilder("CREATE ");
        out.append(statement.orReplace() ? "OR REPLACE " : "").append(statement.temporary() ? "TEMPORARY " : "");
        out.append("TABLE ").append(statement.ifNotExists() ? "IF NOT EXISTS " : "");
        out.append(statement.name().toSql());
        List<String> elements = elements(statement);
        if (!elements.isEmpty()) {
            out.append(" (\n  ").append(String.join(",\n  ", elements)).append("\n)");
        }
        out.append(comment(statement.comment()));
        if (!statement.partitionedBy().isEmpty()) {
            out.append(" PARTITIONED BY ").append(names(statement.partitionedBy(), ColumnName::name));
        }
        if (!statement.options().isEmpty()) {
            out.append(" WITH (\n  ")
                    .append(options(statement.options(), ",\n  "))
                    .append("\n)");
        }
        statement.like().ifPresent(like -> out.append(like(like)));
        statement.query().ifPresent(query -> out.append(" AS\n").append(SluiceSql.toSql(query)));
        return out.toString();
    }

    private static List<String> elements(Statement.CreateTable statement) {
        List<String> elements = new ArrayList<>();
        statement.columns().forEach(column -> elements.add(column.accept(new ColumnPrinter())));
        statement.watermark().ifPresent(watermark -> elements.add(watermark(watermark)));
        statement.primaryKey().ifPresent(key -> elements.add(primaryKey(key)));
        return elements;
    }

    static String watermark(WatermarkDefinition watermark) {
        return "WATERMARK FOR " + watermark.column().toSql() + " AS " + SluiceSql.toSql(watermark.expression());
    }

    static String primaryKey(PrimaryKey key) {
        return key.name().map(name -> "CONSTRAINT " + quoteName(name) + " ").orElse("") + "PRIMARY KEY "
                + names(key.columns(), ColumnName::name) + " NOT ENFORCED";
    }

    private static String like(LikeClause like) {
        String table = " LIKE " + like.table().toSql();
        return like.options().isEmpty()
                ? table
                : table
                        + like.options().stream()
                                .map(option -> option.mode() + " " + option.feature())
                                .collect(Collectors.joining(" ", " (", ")"));
    }

    @Override
    public String visitDropTable(Statement.DropTable statement) {
        return drop("TABLE ", statement.temporary(), statement.ifExists(), statement.name());
    }

    @Override
    public String visitCreateView(Statement.CreateView statement) {
        String columns = statement.columns().isEmpty()
                ? ""
                : statement.columns().stream()
                        .map(column -> quoteName(column.name()) + comment(column.comment()))
                        .collect(Collectors.joining(", ", " (", ")"));
        return "CREATE "
                + (statement.orReplace() ? "OR REPLACE " : "")
                + (statement.temporary() ? "TEMPORARY " : "")
                + (statement.materialized() ? MATERIALIZED_VIEW : VIEW)
                + (statement.ifNotExists() ? "IF NOT EXISTS " : "")
                + statement.name().toSql()
                + columns
                + comment(statement.comment())
                + " AS\n"
                + SluiceSql.toSql(statement.query());
    }

    @Override
    public String visitDropView(Statement.DropView statement) {
        String kind = statement.materialized() ? MATERIALIZED_VIEW : VIEW;
        return drop(kind, statement.temporary(), statement.ifExists(), statement.name());
    }

    @Override
    public String visitInsert(Statement.Insert statement) {
        StringBuilder out = new StringBuilder(statement.overwrite() ? "INSERT OVERWRITE " : "INSERT INTO ");
        out.append(statement.target().toSql());
        if (!statement.targetOptions().isEmpty()) {
            out.append(" /*+ OPTIONS(")
                    .append(options(statement.targetOptions(), ", "))
                    .append(") */");
        }
        if (!statement.partition().isEmpty()) {
            out.append(statement.partition().stream()
                    .map(value -> quoteName(value.column()) + " = " + SluiceSql.toSql(value.value()))
                    .collect(Collectors.joining(", ", " PARTITION (", ")")));
        }
        if (!statement.columns().isEmpty()) {
            out.append(' ').append(names(statement.columns(), ColumnName::name));
        }
        if (!statement.lateRows().isEmpty()) {
            out.append(statement.lateRows().stream()
                    .map(late -> late.source().map(t -> "OF " + t.toSql() + " ").orElse("")
                            + "INTO "
                            + late.target().toSql())
                    .collect(Collectors.joining(", ", " LATE ROWS ", "")));
        }
        out.append('\n').append(SluiceSql.toSql(statement.query()));
        statement.onConflict().ifPresent(action -> out.append(" ON CONFLICT DO ")
                .append(action));
        return out.toString();
    }

    @Override
    public String visitStatementSet(Statement.StatementSet statement) {
        return statement.inserts().stream()
                .map(insert -> visitInsert(insert) + ";\n")
                .collect(Collectors.joining("", "EXECUTE STATEMENT SET BEGIN\n", "END"));
    }

    @Override
    public String visitQuery(Statement.Query statement) {
        return SluiceSql.toSql(statement.query());
    }

    @Override
    public String visitExplain(Statement.Explain statement) {
        String details = statement.details().stream().map(Enum::name).collect(Collectors.joining(", "));
        return "EXPLAIN " + (details.isEmpty() ? "" : details + " ")
                + statement.target().toSql();
    }

    @Override
    public String visitExplainState(Statement.ExplainState statement) {
        return "EXPLAIN STATE " + statement.target().toSql();
    }

    @Override
    public String visitExplainRestore(Statement.ExplainRestore statement) {
        return "EXPLAIN RESTORE FROM " + quoteString(statement.path().key()) + " "
                + statement.target().toSql();
    }

    @Override
    public String visitCompilePlan(Statement.CompilePlan statement) {
        return "COMPILE " + (statement.execute() ? "AND EXECUTE " : "") + "PLAN "
                + quoteString(statement.file().key()) + (statement.ifNotExists() ? " IF NOT EXISTS" : "") + " FOR "
                + statement.target().toSql();
    }

    @Override
    public String visitExecutePlan(Statement.ExecutePlan statement) {
        return "EXECUTE PLAN " + quoteString(statement.file().key());
    }

    @Override
    public String visitSetOption(Statement.SetOption statement) {
        return "SET " + quoteString(statement.key()) + " = " + quoteString(statement.value());
    }

    @Override
    public String visitShowSettings(Statement.ShowSettings statement) {
        return "SET";
    }

    @Override
    public String visitResetOption(Statement.ResetOption statement) {
        return "RESET"
                + statement.key().map(key -> " " + quoteString(key.key())).orElse("");
    }

    @Override
    public String visitShow(Statement.Show statement) {
        boolean columns = statement.kind() == ShowKind.COLUMNS;
        return "SHOW " + statement.kind().words()
                + statement
                        .of()
                        .map(of -> (columns ? " FROM " : " ") + of.toSql())
                        .orElse("")
                + statement.from().map(name -> " FROM " + name.toSql()).orElse("")
                + statement.like().map(StatementPrinter::like).orElse("");
    }

    @Override
    public String visitShowPartitions(Statement.ShowPartitions statement) {
        return "SHOW PARTITIONS " + statement.table().toSql()
                + (statement.partition().isEmpty() ? "" : " " + partition(statement.partition()));
    }

    static String partition(List<TableOption> values) {
        return values.stream()
                .map(value -> quoteName(value.key()) + " = " + quoteString(value.value()))
                .collect(Collectors.joining(", ", "PARTITION (", ")"));
    }

    @Override
    public String visitAlterTable(Statement.AlterTable statement) {
        return "ALTER TABLE " + (statement.ifExists() ? "IF EXISTS " : "")
                + statement.name().toSql() + " " + statement.change().accept(new TableChangePrinter());
    }

    @Override
    public String visitAlterView(Statement.AlterView statement) {
        return "ALTER VIEW " + statement.name().toSql()
                + statement.newName().map(name -> " RENAME TO " + name.toSql()).orElse("")
                + statement
                        .query()
                        .map(query -> " AS " + SluiceSql.toSql(query))
                        .orElse("");
    }

    @Override
    public String visitNamespace(NamespaceStatement statement) {
        return statement.accept(new NamespacePrinter());
    }

    @Override
    public String visitFunction(FunctionStatement statement) {
        return statement.accept(new FunctionPrinter());
    }

    @Override
    public String visitJob(JobStatement statement) {
        return statement.accept(new JobPrinter());
    }

    @Override
    public String visitDescribeTable(Statement.DescribeTable statement) {
        return "DESCRIBE " + (statement.extended() ? "EXTENDED " : "")
                + statement.name().toSql();
    }

    @Override
    public String visitShellCommand(Statement.ShellCommand statement) {
        return statement.kind().name();
    }

    static String comment(Optional<String> comment) {
        return comment.map(text -> " COMMENT " + quoteString(text)).orElse("");
    }

    private static String drop(String what, boolean temporary, boolean ifExists, QualifiedName name) {
        return "DROP " + (temporary ? "TEMPORARY " : "") + what + (ifExists ? "IF EXISTS " : "") + name.toSql();
    }

    static <T> String names(List<T> columns, Function<T, String> name) {
        return columns.stream()
                .map(column -> quoteName(name.apply(column)))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    static String options(List<TableOption> options, String separator) {
        return options.stream()
                .map(option -> quoteString(option.key()) + " = " + quoteString(option.value()))
                .collect(Collectors.joining(separator));
    }

    private static String like(LikePattern like) {
        return (like.negated() ? " NOT" : "") + (like.caseless() ? " ILIKE " : " LIKE ") + quoteString(like.pattern());
    }
}
