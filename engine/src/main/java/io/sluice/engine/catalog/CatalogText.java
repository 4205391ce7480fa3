package io.sluice.engine.catalog;

import io.sluice.core.plan.ObjectPath;
import io.sluice.core.type.SqlType;
import io.sluice.engine.catalog.EntryTitle.Kind;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.catalog.ViewDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A catalog as SQL text: one CREATE statement per entry, sorted by kind and name, under lines of comment that say what
 * the statement does not, so that reading it plans nothing, needs no other entry, and gives exactly what was written.
 *
 * <pre>
 * -- VIEW
 * -- in `default_catalog`.`default_database`
 * -- columns ROW&lt;`a` BIGINT, `t` TIMESTAMP(3)&gt;
 * -- row time `t`
 * CREATE VIEW `default_catalog`.`default_database`.`v` (`a`, `t`)
 * AS SELECT ..
 * ;
 * </pre>
 *
 * <p>A new kind of entry is one more {@link Kind} and a case here and in {@link CatalogTextReader}. Secrets are in it.
 */
public final class CatalogText {
    static final String IN = "in";
    static final String COLUMNS = "columns";
    static final String ROW_TIME = "row time";
    static final String FACT = "-- ";

    private final Map<EntryTitle, String> texts = new TreeMap<>();

    private CatalogText() {}

    /** All of it. {@link CatalogTextReader} reads it back. */
    public static String of(CatalogState state) {
        CatalogText text = new CatalogText();
        text.texts.putAll(state.unusable());
        state.catalogs().forEach((name, space) -> text.add(new EntryTitle(Kind.CATALOG, List.of(name)), space));
        state.databases()
                .forEach((catalog, inside) -> inside.forEach(
                        (name, space) -> text.add(new EntryTitle(Kind.DATABASE, List.of(catalog, name)), space)));
        state.functions()
                .forEach((path, function) ->
                        text.add(EntryTitle.of(Kind.FUNCTION, path), List.of(), CreateText.of(path, function)));
        state.tables().forEach(text::add);
        return text.texts.values().stream().collect(Collectors.joining("\n"));
    }

    private void add(EntryTitle title, Namespaces.Space space) {
        add(title, List.of(), CreateText.whole(title, space));
    }

    private void add(ObjectPath path, CatalogEntry entry) {
        if (entry instanceof TableDefinition table) {
            SqlType columns = SqlType.row(table.rowType().fields());
            add(EntryTitle.of(Kind.TABLE, path), List.of(COLUMNS + " " + columns), CreateText.whole(table));
        } else if (entry instanceof ViewDefinition view) {
            EntryTitle seenFrom = new EntryTitle(Kind.DATABASE, List.of(view.currentCatalog(), view.currentDatabase()));
            List<String> facts = new ArrayList<>();
            facts.add(IN + " " + seenFrom.toSql());
            facts.add(COLUMNS + " " + SqlType.row(view.rowType().fields()));
            view.rowTimes().stream()
                    .sorted()
                    .forEach(name -> facts.add(ROW_TIME + " " + new EntryTitle(Kind.VIEW, List.of(name)).toSql()));
            Kind kind = view.materialized() ? Kind.MATERIALIZED_VIEW : Kind.VIEW;
            add(EntryTitle.of(kind, path), facts, CreateText.of(view, false));
        }
    }

    private void add(EntryTitle title, List<String> facts, String statement) {
        StringBuilder text = new StringBuilder(FACT).append(title.kind()).append('\n');
        for (String fact : facts) {
            if (fact.indexOf('\n') >= 0 || fact.indexOf('\r') >= 0) {
                throw new IllegalStateException("no name or type has a line end: " + fact);
            }
            text.append(FACT).append(fact).append('\n');
        }
        texts.put(title, text.append(statement).append(";\n").toString());
    }
}
