package io.sluice.planner.sql;

import io.sluice.functions.FunctionDefinition;
import io.sluice.functions.FunctionRegistry;
import io.sluice.functions.UserFunction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/**
 * The operators that the validator knows: a chosen few of the standard, whose syntax the grammar fixes, and every
 * further function of the registry. One operator per name: two overloads of one name leave a call unresolved.
 */
final class Operators implements SqlOperatorTable {
    private static final List<SqlOperator> STANDARD = List.of(
            SqlStdOperatorTable.AND,
            SqlStdOperatorTable.OR,
            SqlStdOperatorTable.NOT,
            SqlStdOperatorTable.EQUALS,
            SqlStdOperatorTable.NOT_EQUALS,
            SqlStdOperatorTable.LESS_THAN,
            SqlStdOperatorTable.LESS_THAN_OR_EQUAL,
            SqlStdOperatorTable.GREATER_THAN,
            SqlStdOperatorTable.GREATER_THAN_OR_EQUAL,
            SqlStdOperatorTable.IS_NULL,
            SqlStdOperatorTable.IS_NOT_NULL,
            SqlStdOperatorTable.IS_TRUE,
            SqlStdOperatorTable.IS_NOT_TRUE,
            SqlStdOperatorTable.IS_FALSE,
            SqlStdOperatorTable.IS_NOT_FALSE,
            SqlStdOperatorTable.IS_UNKNOWN,
            SqlStdOperatorTable.IS_NOT_UNKNOWN,
            SqlStdOperatorTable.IS_DISTINCT_FROM,
            SqlStdOperatorTable.IS_NOT_DISTINCT_FROM,
            SqlStdOperatorTable.BETWEEN,
            SqlStdOperatorTable.SYMMETRIC_BETWEEN,
            SqlStdOperatorTable.NOT_BETWEEN,
            SqlStdOperatorTable.SYMMETRIC_NOT_BETWEEN,
            SqlStdOperatorTable.IN,
            SqlStdOperatorTable.NOT_IN,
            SqlStdOperatorTable.LIKE,
            SqlStdOperatorTable.NOT_LIKE,
            SqlStdOperatorTable.SIMILAR_TO,
            SqlStdOperatorTable.NOT_SIMILAR_TO,
            SqlStdOperatorTable.OVERLAPS,
            SqlStdOperatorTable.IS_JSON_VALUE,
            SqlStdOperatorTable.IS_NOT_JSON_VALUE,
            SqlStdOperatorTable.IS_JSON_OBJECT,
            SqlStdOperatorTable.IS_NOT_JSON_OBJECT,
            SqlStdOperatorTable.IS_JSON_ARRAY,
            SqlStdOperatorTable.IS_NOT_JSON_ARRAY,
            SqlStdOperatorTable.IS_JSON_SCALAR,
            SqlStdOperatorTable.IS_NOT_JSON_SCALAR,
            SqlStdOperatorTable.PLUS,
            SqlStdOperatorTable.MINUS,
            SqlStdOperatorTable.MULTIPLY,
            SqlStdOperatorTable.DIVIDE,
            SqlStdOperatorTable.PERCENT_REMAINDER,
            SqlStdOperatorTable.MOD,
            SqlStdOperatorTable.UNARY_MINUS,
            SqlStdOperatorTable.UNARY_PLUS,
            SqlStdOperatorTable.DATETIME_PLUS,
            SqlStdOperatorTable.MINUS_DATE,
            SqlStdOperatorTable.CONCAT,
            SqlStdOperatorTable.CASE,
            SqlStdOperatorTable.CAST,
            SqlLibraryOperators.TRY_CAST,
            SqlLibraryOperators.INFIX_CAST,
            SqlStdOperatorTable.EXTRACT,
            SqlStdOperatorTable.FLOOR,
            SqlStdOperatorTable.CEIL,
            SqlStdOperatorTable.POSITION,
            SqlStdOperatorTable.TRIM,
            SqlStdOperatorTable.SUBSTRING,
            SqlStdOperatorTable.OVERLAY,
            SqlStdOperatorTable.TIMESTAMP_ADD,
            SqlStdOperatorTable.TIMESTAMP_DIFF,
            SqlStdOperatorTable.COUNT,
            SqlStdOperatorTable.SUM,
            SqlStdOperatorTable.AVG,
            SqlStdOperatorTable.MIN,
            SqlStdOperatorTable.MAX,
            SqlStdOperatorTable.GROUPING,
            SqlStdOperatorTable.GROUPING_ID,
            SqlStdOperatorTable.GROUP_ID,
            SqlStdOperatorTable.GROUPING_SETS,
            SqlStdOperatorTable.ROLLUP,
            SqlStdOperatorTable.CUBE,
            SqlStdOperatorTable.FILTER,
            SqlStdOperatorTable.WITHIN_GROUP,
            SqlStdOperatorTable.ROW,
            SqlStdOperatorTable.DOT,
            SqlStdOperatorTable.VALUES,
            SqlStdOperatorTable.UNION,
            SqlStdOperatorTable.UNION_ALL,
            SqlStdOperatorTable.INTERSECT,
            SqlStdOperatorTable.INTERSECT_ALL,
            SqlStdOperatorTable.EXCEPT,
            SqlStdOperatorTable.EXCEPT_ALL,
            SqlStdOperatorTable.EXISTS,
            SqlStdOperatorTable.SOME_EQ,
            SqlStdOperatorTable.SOME_NE,
            SqlStdOperatorTable.SOME_LT,
            SqlStdOperatorTable.SOME_LE,
            SqlStdOperatorTable.SOME_GT,
            SqlStdOperatorTable.SOME_GE,
            SqlStdOperatorTable.ALL_EQ,
            SqlStdOperatorTable.ALL_NE,
            SqlStdOperatorTable.ALL_LT,
            SqlStdOperatorTable.ALL_LE,
            SqlStdOperatorTable.ALL_GT,
            SqlStdOperatorTable.ALL_GE,
            SqlStdOperatorTable.EXPLICIT_TABLE,
            SqlStdOperatorTable.COLLECTION_TABLE,
            SqlStdOperatorTable.UNNEST,
            SqlStdOperatorTable.UNNEST_WITH_ORDINALITY,
            SqlStdOperatorTable.DESCRIPTOR,
            SqlStdOperatorTable.DESC,
            SqlStdOperatorTable.NULLS_FIRST,
            SqlStdOperatorTable.NULLS_LAST,
            SqlStdOperatorTable.SCALAR_QUERY,
            SqlStdOperatorTable.AS);

    private final Map<String, SqlOperator> functions = new HashMap<>();
    /** Aggregates by their name with what is said about NULLs: RESPECT NULLS. */
    private final Map<String, SqlOperator> withClause = new HashMap<>();

    private final Map<String, List<SqlOperator>> standard = new HashMap<>();
    private final List<SqlOperator> all = new ArrayList<>(STANDARD);

    Operators(FunctionRegistry registry) {
        for (SqlOperator operator : STANDARD) {
            standard.computeIfAbsent(operator.getName(), n -> new ArrayList<>()).add(operator);
        }
        for (FunctionDefinition definition : registry.all()) {
            boolean isWord = Character.isLetter(definition.name().charAt(0))
                    && definition.name().indexOf(' ') < 0;
            if (isWord && !standard.containsKey(definition.name())) {
                SqlOperator function = definition.isAggregate()
                        ? RegistryAggregate.of(definition, registry)
                        : new RegistryFunction(definition, registry);
                functions.put(definition.name(), function);
                if (function instanceof RegistryAggregate aggregate) {
                    RegistryAggregate other = aggregate.keepingNulls(!aggregate.keepsNulls());
                    withClause.put(other.getName(), other);
                }
                all.add(function);
            }
        }
        registry.users().forEach(user -> add(user, registry));
    }

    private void add(UserFunction user, FunctionRegistry registry) {
        SqlOperator function = new RegistryFunction(registry.find(user.name()).orElseThrow(), registry);
        functions.put(user.name().toUpperCase(Locale.ROOT), function);
        all.add(function);
    }

    /** An aggregate of the registry by its name in any case; null for others, and for those whose syntax is fixed. */
    RegistryAggregate aggregate(String name) {
        return functions.get(name.toUpperCase(Locale.ROOT)) instanceof RegistryAggregate aggregate ? aggregate : null;
    }

    /** The same function with NULLs kept or left out. */
    RegistryAggregate aggregate(RegistryAggregate aggregate, boolean keepsNulls) {
        SqlOperator other = aggregate.keepsNulls() == keepsNulls
                ? aggregate
                : withClause.get(aggregate.keepingNulls(keepsNulls).getName());
        return (RegistryAggregate) other;
    }

    Collection<String> functionNames() {
        return functions.keySet();
    }

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        String key = String.join(".", name.names).toUpperCase(Locale.ROOT);
        SqlOperator function = functions.getOrDefault(key, withClause.get(key));
        if (function != null) {
            if (syntax == SqlSyntax.FUNCTION) {
                found.add(function);
            }
            return;
        }
        for (SqlOperator operator : standard.getOrDefault(key, List.of())) {
            if (matches(operator, syntax)) {
                found.add(operator);
            }
        }
    }

    private static boolean matches(SqlOperator operator, SqlSyntax syntax) {
        return operator.getSyntax() == syntax
                || syntax == SqlSyntax.FUNCTION && operator instanceof SqlFunction
                || operator.getSyntax().family == syntax && syntax != SqlSyntax.FUNCTION;
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return all;
    }
}
