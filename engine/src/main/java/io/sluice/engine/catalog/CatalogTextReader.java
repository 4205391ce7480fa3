package io.sluice.engine.catalog;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.engine.catalog.EntryTitle.Kind;
import io.sluice.engine.catalog.Namespaces.Space;
import io.sluice.functions.UserFunction;
import io.sluice.parser.ColumnDefinition;
import io.sluice.parser.ColumnName;
import io.sluice.parser.FunctionStatement;
import io.sluice.parser.NamespaceStatement;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.ScriptParser;
import io.sluice.parser.ScriptStatement;
import io.sluice.parser.SluiceSql;
import io.sluice.parser.Statement;
import io.sluice.parser.TableChange.OptionKey;
import io.sluice.parser.TableOption;
import io.sluice.parser.ViewColumn;
import io.sluice.planner.catalog.ColumnSpec;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.catalog.ViewDefinition;
import io.sluice.planner.catalog.WatermarkText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what {@link CatalogText} wrote. Nothing outside is asked but the archives of functions; what cannot be used, such
 * as a function whose archive is gone, is kept as text, and said.
 */
public final class CatalogTextReader {
    private static final Pattern NAME = Pattern.compile("`((?:[^`]|``)*)`");

    private final String[] lines;
    private final Consumer<String> notes;
    private final UserClasses classes = new UserClasses();
    private final CatalogState state = CatalogState.empty();

    private CatalogTextReader(String text, Consumer<String> notes) {
        this.lines = text.split("\r\n|\r|\n", -1); // as positions count them
        this.notes = notes;
    }

    /**
     * @param notes takes a sentence for each entry that cannot be used
     * @throws SluiceException DATA_FOLDER_DAMAGED when the text is none of {@link CatalogText}
     */
    public static CatalogState read(String text, Consumer<String> notes) {
        CatalogTextReader reader = new CatalogTextReader(text, notes);
        ScriptParser.parse(text).forEach(reader::read);
        return reader.state;
    }

    private void read(ScriptStatement statement) {
        Facts facts = facts(statement.position().line());
        EntryTitle title = title(facts.kind(), statement);
        try {
            put(title, facts, statement.orThrow());
        } catch (SluiceException | LinkageError e) {
            state.unusable().put(title, facts.text() + statement.text() + "\n;\n");
            notes.accept("The " + title + " cannot be used, and is kept: " + e.getMessage());
        }
    }

    /** The lines of comment over a statement. */
    private record Facts(Kind kind, String text, List<String> all) {
        /** Of one name. */
        List<String> of(String name) {
            return all.stream()
                    .filter(fact -> fact.startsWith(name + " "))
                    .map(fact -> fact.substring(name.length() + 1))
                    .toList();
        }

        RowType columns() {
            return new RowType(SqlType.parse(of(CatalogText.COLUMNS).get(0)).fields());
        }
    }

    private Facts facts(int line) {
        int from = line - 1;
        while (from > 0 && lines[from - 1].startsWith(CatalogText.FACT)) {
            from--;
        }
        List<String> all = List.of(lines).subList(from, line - 1).stream()
                .map(fact -> fact.substring(CatalogText.FACT.length()))
                .toList();
        String text = all.stream().map(fact -> CatalogText.FACT + fact + "\n").collect(Collectors.joining());
        for (Kind kind : Kind.values()) {
            if (!all.isEmpty() && all.get(0).equals(kind.name())) {
                return new Facts(kind, text, all);
            }
        }
        throw SluiceException.of(
                ErrorCode.STATE_INCOMPATIBLE,
                "line " + line + " is of a kind that this release does not know"
                        + (all.isEmpty() ? "" : ": " + all.get(0)));
    }

    /** The first names in back-ticks, also of a statement that cannot be read. */
    private static EntryTitle title(Kind kind, ScriptStatement statement) {
        int parts = kind == Kind.CATALOG ? 1 : kind == Kind.DATABASE ? 2 : 3;
        return new EntryTitle(kind, unquoted(statement.text(), parts));
    }

    private static List<String> unquoted(String text, int parts) {
        return NAME.matcher(text)
                .results()
                .limit(parts)
                .map(match -> match.group(1).replace("``", "`"))
                .toList();
    }

    private void put(EntryTitle title, Facts facts, Statement statement) {
        switch (title.kind()) {
            case CATALOG -> {
                NamespaceStatement.CreateCatalog catalog = (NamespaceStatement.CreateCatalog) statement;
                state.catalogs()
                        .put(
                                catalog.name().name(),
                                new Space(catalog.comment().orElse(""), options(catalog.options())));
                state.databases().computeIfAbsent(catalog.name().name(), name -> new TreeMap<>());
            }
            case DATABASE -> {
                NamespaceStatement.CreateDatabase database = (NamespaceStatement.CreateDatabase) statement;
                List<String> name = database.name().parts();
                state.databases()
                        .computeIfAbsent(name.get(0), catalog -> new TreeMap<>())
                        .put(name.get(1), new Space(database.comment().orElse(""), options(database.options())));
            }
            case FUNCTION -> {
                FunctionStatement.CreateFunction function = (FunctionStatement.CreateFunction) statement;
                List<String> archives =
                        function.code().jars().stream().map(OptionKey::key).toList();
                Class<?> type = classes.load(function.code().className(), archives);
                state.functions()
                        .put(title.path(), UserFunction.of(function.name().last(), type, archives));
            }
            case TABLE -> state.tables().put(title.path(), table((Statement.CreateTable) statement, facts));
            case VIEW, MATERIALIZED_VIEW ->
                state.tables().put(title.path(), view((Statement.CreateView) statement, facts));
        }
    }

    private static Map<String, String> options(List<TableOption> options) {
        return options.stream().collect(Collectors.toMap(TableOption::key, TableOption::value));
    }

    private static ObjectPath path(QualifiedName name) {
        return new ObjectPath(
                name.parts().get(0), name.parts().get(1), name.parts().get(2));
    }

    private static TableDefinition table(Statement.CreateTable table, Facts facts) {
        RowType types = facts.columns();
        return new TableDefinition(
                path(table.name()),
                table.columns().stream()
                        .map(column -> column.accept(new Columns(types)))
                        .toList(),
                table.watermark().map(w -> new WatermarkText(w.column().last(), SluiceSql.toSql(w.expression()))),
                table.primaryKey().map(key -> names(key.columns())).orElse(List.of()),
                table.primaryKey().flatMap(key -> key.name()),
                names(table.partitionedBy()),
                options(table.options()),
                table.comment());
    }

    private static List<String> names(List<ColumnName> columns) {
        return columns.stream().map(ColumnName::name).toList();
    }

    /** Columns with the types that they had. */
    private record Columns(RowType types) implements ColumnDefinition.Visitor<ColumnSpec> {
        private SqlType type(ColumnDefinition column) {
            return types.type(types.indexOf(column.name()));
        }

        @Override
        public ColumnSpec visitPhysical(ColumnDefinition.Physical column) {
            return new ColumnSpec.Physical(column.name(), type(column), column.comment());
        }

        @Override
        public ColumnSpec visitComputed(ColumnDefinition.Computed column) {
            return new ColumnSpec.Computed(
                    column.name(), type(column), SluiceSql.toSql(column.expression()), column.comment());
        }

        @Override
        public ColumnSpec visitMetadata(ColumnDefinition.Metadata column) {
            return new ColumnSpec.Metadata(
                    column.name(),
                    type(column),
                    column.key().orElse(column.name()),
                    column.virtual(),
                    column.comment());
        }
    }

    private static ViewDefinition view(Statement.CreateView view, Facts facts) {
        List<String> seenFrom = unquoted(facts.of(CatalogText.IN).get(0), 2);
        Set<String> rowTimes = new TreeSet<>();
        facts.of(CatalogText.ROW_TIME).forEach(name -> rowTimes.addAll(unquoted(name, 1)));
        return new ViewDefinition(
                path(view.name()),
                SluiceSql.toSql(view.query()),
                seenFrom.get(0),
                seenFrom.get(1),
                view.columns().stream().map(ViewColumn::name).toList(),
                facts.columns(),
                rowTimes,
                view.comment(),
                view.materialized());
    }
}
