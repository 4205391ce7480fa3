package io.sluice.planner.physical;

import io.sluice.core.batch.Column;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.nested.NestedArrays;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.plan.SortKey;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.core.value.Bytes;
import io.sluice.planner.sql.Positions;
import io.sluice.planner.sql.RegistryAggregate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.sql.SqlKind;

/** Makes the aggregate calls of an operator. */
final class AggregateCalls {
    private static final String DEFAULT_SEPARATOR = ",";

    private final Grouping grouping;
    private final Relation input;
    private final InputColumns columns;

    /** By which rows are ordered that no ORDER BY orders: the row time of a window; else by their arrival. */
    private final Optional<InputRef> rowTime;

    AggregateCalls(Grouping grouping, Relation input, InputColumns columns, Optional<InputRef> rowTime) {
        this.grouping = grouping;
        this.input = input;
        this.columns = columns;
        this.rowTime = rowTime;
    }

    /** Adds the columns that the calls read. */
    void addInputs() {
        for (int index : grouping.calls()) {
            org.apache.calcite.rel.core.AggregateCall call = grouping.call(index);
            arguments(call).forEach(columns::add);
            order(call).forEach(k -> columns.add(input.columns().get(k.getFieldIndex())));
            if (call.hasFilter()) {
                columns.add(input.columns().get(call.filterArg));
            }
            if (isOrdered(call)) {
                rowTime.ifPresent(columns::add);
            }
        }
    }

    /** The calls over {@code stream}, whose columns are those that have been added. */
    List<AggregateCall> over(Stream stream) {
        int keys = grouping.keys().size();
        List<AggregateCall> calls = new ArrayList<>();
        for (int index : grouping.calls()) {
            calls.add(call(grouping.call(index), grouping.type(keys + index), stream));
        }
        return calls;
    }

    private AggregateCall call(org.apache.calcite.rel.core.AggregateCall call, SqlType type, Stream stream) {
        String function = function(call);
        boolean counts = function.equals("APPROX_COUNT_DISTINCT");
        List<Expr> arguments = arguments(call);
        List<Integer> args = arguments.stream().map(this::position).toList();
        List<SqlType> types = arguments.stream().map(Expr::type).toList();
        checkOrdered(function, types);
        int filter = call.hasFilter() ? position(input.columns().get(call.filterArg)) : -1;
        List<SortKey> order = sortKeys(call);
        List<SqlType> orderTypes = order.stream()
                .map(k -> columns.expressions().get(k.column()).type())
                .toList();
        // Of the value of a sub-query all rows are counted.
        boolean keepNulls = call.getAggregation().getKind() == SqlKind.SINGLE_VALUE
                || call.getAggregation() instanceof RegistryAggregate own && own.keepsNulls();
        AggregateCall made = new AggregateCall(
                counts ? "COUNT" : function,
                args,
                types,
                counts || call.isDistinct() && matters(function),
                filter,
                order,
                orderTypes,
                keepNulls,
                constants(function, call),
                type,
                "");
        return withStateId(made, text(made, i -> stream.origins().get(i).lineage()));
    }

    private static void checkOrdered(String function, List<SqlType> types) {
        boolean compares = function.equals("MIN") || function.equals("MAX");
        if (compares && !types.get(0).isOrdered()) {
            throw SluiceException.of(
                            ErrorCode.TYPE_MISMATCH,
                            function + " of " + types.get(0).withNullable(true) + ": such values have no order")
                    .hint("take " + function + " of an element or a field, or ARRAY_" + function + " of each ARRAY");
        }
    }

    /** Of the least, the greatest, the first and the last value there is one, however often it comes. */
    private static boolean matters(String function) {
        return switch (function) {
            case "MIN", "MAX", "FIRST_VALUE", "LAST_VALUE" -> false;
            default -> true;
        };
    }

    private static AggregateCall withStateId(AggregateCall call, String stateId) {
        return new AggregateCall(
                call.function(),
                call.args(),
                call.argTypes(),
                call.distinct(),
                call.filter(),
                call.order(),
                call.orderTypes(),
                call.keepNulls(),
                call.constants(),
                call.type(),
                stateId);
    }

    private static String function(org.apache.calcite.rel.core.AggregateCall call) {
        return call.getAggregation() instanceof RegistryAggregate own
                ? own.functionName()
                : call.getAggregation().getName().toUpperCase(Locale.ROOT);
    }

    private static boolean isOrdered(org.apache.calcite.rel.core.AggregateCall call) {
        return call.getAggregation() instanceof RegistryAggregate own && own.isOrdered();
    }

    private static List<RelFieldCollation> order(org.apache.calcite.rel.core.AggregateCall call) {
        return call.getCollation().getFieldCollations();
    }

    private List<SortKey> sortKeys(org.apache.calcite.rel.core.AggregateCall call) {
        List<SortKey> keys = new ArrayList<>();
        for (RelFieldCollation collation : order(call)) {
            boolean ascending = !collation.getDirection().isDescending();
            boolean nullsFirst = collation.nullDirection == RelFieldCollation.NullDirection.UNSPECIFIED
                    ? ascending
                    : collation.nullDirection == RelFieldCollation.NullDirection.FIRST;
            keys.add(new SortKey(position(input.columns().get(collation.getFieldIndex())), ascending, nullsFirst));
        }
        if (isOrdered(call)) {
            rowTime.ifPresent(t -> keys.add(new SortKey(position(t), true, true)));
        }
        return keys;
    }

    private int position(Expr expression) {
        return columns.expressions().indexOf(expression);
    }

    /** The arguments that come with each row; those that are the same for all are {@link #constants}. */
    private List<Expr> arguments(org.apache.calcite.rel.core.AggregateCall call) {
        List<Expr> all = call.getArgList().stream().map(input.columns()::get).toList();
        return switch (function(call)) {
            case "LISTAGG" -> all.subList(0, 1);
            case "PERCENTILE" -> all.size() == 3 ? List.of(all.get(0), all.get(2)) : all.subList(0, 1);
            default -> all;
        };
    }

    private List<Literal> constants(String function, org.apache.calcite.rel.core.AggregateCall call) {
        List<Integer> args = call.getArgList();
        return switch (function) {
            case "LISTAGG" ->
                args.size() < 2
                        ? List.of(new Literal(
                                DEFAULT_SEPARATOR, SqlType.varchar(1).notNull()))
                        : List.of(constant(
                                "The separator of LISTAGG", input.columns().get(args.get(1)), call));
            case "PERCENTILE" -> fractions(input.columns().get(args.get(1)), call);
            default -> List.of();
        };
    }

    private static List<Literal> fractions(Expr expression, org.apache.calcite.rel.core.AggregateCall call) {
        List<Literal> fractions = new ArrayList<>();
        for (Expr one : parts(expression)) {
            Literal literal = constant("A fraction of PERCENTILE", one, call);
            BigDecimal value = new BigDecimal(literal.value().toString())
                    .movePointLeft(literal.type().scale());
            if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
                throw SluiceException.of(
                                ErrorCode.INVALID_ARGUMENT, "A fraction of PERCENTILE is " + value.toPlainString())
                        .at(Positions.of(call.getParserPosition()))
                        .expected("a number from 0 to 1");
            }
            fractions.add(
                    new Literal(value.doubleValue(), SqlType.of(TypeRoot.DOUBLE).notNull()));
        }
        return fractions;
    }

    /** The elements of an ARRAY, written out or already computed; of anything else itself. */
    private static List<Expr> parts(Expr expression) {
        if (expression instanceof Call array && array.function().equals("ARRAY")) {
            return array.args();
        }
        if (expression.type().root() != TypeRoot.ARRAY
                || !(expression instanceof Literal literal)
                || literal.value() == null) {
            return List.of(expression);
        }
        byte[] bytes = ((Bytes) literal.value()).array();
        SqlType type = expression.type().element();
        Column elements = NestedArrays.elements(bytes, 0, type.physical());
        List<Expr> parts = new ArrayList<>();
        for (int i = 0; i < NestedArrays.size(bytes, 0); i++) {
            parts.add(new Literal(elements.value(i), type));
        }
        return parts;
    }

    private static Literal constant(String what, Expr expression, org.apache.calcite.rel.core.AggregateCall call) {
        if (expression instanceof Literal literal && literal.value() != null) {
            return literal;
        }
        throw SluiceException.of(ErrorCode.INVALID_ARGUMENT, what + " must be a constant")
                .at(Positions.of(call.getParserPosition()))
                .expected("a literal that is not NULL");
    }

    /** The call in words, over the names of its input: the same whatever the query calls its result. */
    String name(AggregateCall call) {
        return text(call, columns::name);
    }

    private static String text(AggregateCall call, java.util.function.IntFunction<String> column) {
        List<String> args = new ArrayList<>();
        call.args().forEach(a -> args.add(column.apply(a)));
        call.constants().stream()
                .filter(c -> !DEFAULT_SEPARATOR.equals(c.value()))
                .forEach(c -> args.add(c.value() instanceof String s ? "'" + s + "'" : String.valueOf(c.value())));
        String list = args.isEmpty() ? "*" : String.join(", ", args);
        String order = call.order().isEmpty()
                ? ""
                : " ORDER BY "
                        + call.order().stream()
                                .map(k -> column.apply(k.column())
                                        + (k.ascending() ? "" : " DESC")
                                        + (k.nullsFirst() == k.ascending()
                                                ? ""
                                                : k.nullsFirst() ? " NULLS FIRST" : " NULLS LAST"))
                                .collect(Collectors.joining(", "));
        String nulls = call.keepNulls() ? " RESPECT NULLS" : "";
        String filter = call.filter() < 0 ? "" : " FILTER " + column.apply(call.filter());
        return call.function() + "(" + (call.distinct() ? "DISTINCT " : "") + list + nulls + order + ")" + filter;
    }
}
