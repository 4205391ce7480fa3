package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.functions.FunctionRegistry;
import io.sluice.planner.catalog.CatalogSnapshot;
import io.sluice.planner.catalog.ViewDefinition;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidatorException;

/** Turns what the validator throws into errors of our catalogue, at the place in the statement that is meant. */
final class ErrorTranslator {
    private final CatalogSnapshot catalog;
    private final FunctionRegistry registry;
    private final Set<String> knownColumns;

    ErrorTranslator(CatalogSnapshot catalog, FunctionRegistry registry, Set<String> knownColumns) {
        this.knownColumns = knownColumns;
        this.catalog = catalog;
        this.registry = registry;
    }

    <T> T translating(SqlNode query, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | AssertionError e) {
            knownColumns.addAll(aliases(query));
            SluiceException error = QueryHints.refine(translate(e), query, registry);
            throw UsingColumns.explained(Positions.at(FullNames.restore(error, query, catalog), query), query);
        }
    }

    /** As {@link #translating}; a position in the view's text would mislead, so the view is named instead. */
    <T> T translatingView(ViewDefinition view, SqlNode query, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | AssertionError e) {
            knownColumns.addAll(aliases(query));
            SluiceException error = translate(e);
            String where = "In view '" + view.path().name() + "': ";
            throw error.at(null).prefixed(where);
        }
    }

    /** The error behind {@code thrown}. */
    SluiceException translate(Throwable thrown) {
        SourcePosition position = null;
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SluiceException ours) {
                return position == null || ours.position().isPresent() ? ours : ours.at(position);
            }
            if (t instanceof CalciteContextException context && context.getPosLine() > 0) {
                position = new SourcePosition(
                        context.getPosLine(),
                        context.getPosColumn(),
                        context.getEndPosLine(),
                        context.getEndPosColumn());
            }
            if (isMessage(t)) {
                SluiceException error = new MessageTranslator(catalog, registry, knownColumns)
                        .translate(t.getMessage())
                        .causedBy(thrown);
                return position == null ? error : error.at(position);
            }
        }
        return bug(thrown);
    }

    static SluiceException bug(Throwable cause) {
        return SluiceException.of(ErrorCode.INTERNAL_ERROR, "This query cannot be planned, which is a bug of Sluice")
                .causedBy(cause)
                .hint("please report it with the query");
    }

    private static boolean isMessage(Throwable t) {
        boolean carrier = t instanceof SqlValidatorException || t instanceof CalciteException;
        return carrier && !(t instanceof CalciteContextException && t.getCause() != null) && t.getMessage() != null;
    }

    /** The names of columns that the query itself gives. */
    private static Set<String> aliases(SqlNode query) {
        Set<String> names = new LinkedHashSet<>();
        query.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
                if (call instanceof SqlSelect select) {
                    for (SqlNode item : select.getSelectList()) {
                        addNames(item, 1);
                    }
                }
                addNames(call, 2);
                return super.visit(call);
            }

            /** Of {@code x AS name (name, ..)}: the first operand names an item of a list or a table, the rest columns. */
            private void addNames(SqlNode as, int from) {
                if (as.getKind() == SqlKind.AS) {
                    ((SqlCall) as)
                            .getOperandList().stream()
                                    .skip(from)
                                    .forEach(name -> names.add(((SqlIdentifier) name).getSimple()));
                }
            }
        });
        return names;
    }
}
