package io.sluice.planner.sql;

import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJsonConstructorNullClause;
import org.apache.calcite.sql.SqlJsonEmptyOrError;
import org.apache.calcite.sql.SqlJsonExistsErrorBehavior;
import org.apache.calcite.sql.SqlJsonQueryEmptyOrErrorBehavior;
import org.apache.calcite.sql.SqlJsonQueryWrapperBehavior;
import org.apache.calcite.sql.SqlJsonValueEmptyOrErrorBehavior;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Calls of the JSON functions, whose clauses the grammar reads, as calls of the registry's functions of the same names:
 * the words of the clauses become text constants.
 */
final class JsonCalls {
    private static final Set<String> NAMES =
            Set.of("JSON_EXISTS", "JSON_VALUE", "JSON_QUERY", "JSON_OBJECT", "JSON_ARRAY");
    /** Values that these make are JSON already. */
    private static final Set<String> CONSTRUCTORS = Set.of("JSON_OBJECT", "JSON_ARRAY", "JSON");

    private final SqlCall call;
    private final SqlParserPos pos;

    private JsonCalls(SqlCall call) {
        this.call = call;
        this.pos = call.getParserPosition();
    }

    static boolean isJson(SqlCall call) {
        return NAMES.contains(call.getOperator().getName()) && !(call.getOperator() instanceof SqlUnresolvedFunction);
    }

    static SqlNode rewrite(SqlCall call) {
        JsonCalls calls = new JsonCalls(call);
        return switch (call.getOperator().getName()) {
            case "JSON_EXISTS" -> calls.exists();
            case "JSON_VALUE" -> calls.value();
            case "JSON_QUERY" -> calls.query();
            case "JSON_OBJECT" -> calls.object();
            default -> calls.array();
        };
    }

    private SqlNode exists() {
        boolean isGiven = call.operandCount() > 2;
        SqlJsonExistsErrorBehavior onError =
                isGiven ? symbol(call.operand(2), SqlJsonExistsErrorBehavior.class) : SqlJsonExistsErrorBehavior.FALSE;
        return function("JSON_EXISTS", call.operand(0), call.operand(1), word(onError.name()));
    }

    /** What ON EMPTY or ON ERROR says: its word, and the value behind DEFAULT. */
    private record Otherwise(SqlJsonValueEmptyOrErrorBehavior word, SqlNode value) {
        static final Otherwise NULL = new Otherwise(SqlJsonValueEmptyOrErrorBehavior.NULL, null);
    }

    private SqlNode value() {
        SqlNode type = null;
        Otherwise onEmpty = Otherwise.NULL;
        Otherwise onError = Otherwise.NULL;
        for (int i = 2; i < call.operandCount(); i++) {
            SqlNode operand = call.operand(i);
            if (operand instanceof SqlDataTypeSpec) {
                type = operand;
            }
            SqlJsonValueEmptyOrErrorBehavior word = operand instanceof SqlLiteral literal
                    ? literal.getValue() instanceof SqlJsonValueEmptyOrErrorBehavior w ? w : null
                    : null;
            if (word == null) {
                continue;
            }
            boolean hasValue = word == SqlJsonValueEmptyOrErrorBehavior.DEFAULT;
            Otherwise otherwise = new Otherwise(word, hasValue ? call.operand(++i) : null);
            if (symbol(call.operand(++i), SqlJsonEmptyOrError.class) == SqlJsonEmptyOrError.EMPTY) {
                onEmpty = otherwise;
            } else {
                onError = otherwise;
            }
        }
        return type == null ? text(onEmpty, onError) : returning(type, onEmpty, onError);
    }

    private SqlNode text(Otherwise onEmpty, Otherwise onError) {
        return function(
                "JSON_VALUE",
                copy(call.operand(0)),
                copy(call.operand(1)),
                word(onEmpty.word.name()),
                asText(onEmpty.value),
                word(onError.word.name()),
                asText(onError.value));
    }

    /** A value that is not of the type is an error of the path's, too. */
    private SqlNode returning(SqlNode type, Otherwise onEmpty, Otherwise onError) {
        SqlNode value = text(onEmpty, onError);
        return switch (onError.word) {
            case ERROR -> SqlStdOperatorTable.CAST.createCall(pos, value, type);
            case NULL -> SqlLibraryOperators.TRY_CAST.createCall(pos, value, type);
            case DEFAULT -> {
                SqlNode cast = SqlLibraryOperators.TRY_CAST.createCall(pos, value, copy(type));
                SqlNode instead = SqlStdOperatorTable.CAST.createCall(pos, copy(onError.value), copy(type));
                SqlNode isNull = SqlStdOperatorTable.IS_NULL.createCall(pos, text(onEmpty, onError));
                SqlNode nothing = SqlStdOperatorTable.CAST.createCall(pos, SqlLiteral.createNull(pos), type);
                yield new SqlCase(
                        pos,
                        null,
                        SqlNodeList.of(isNull),
                        SqlNodeList.of(nothing),
                        function("COALESCE", cast, instead));
            }
        };
    }

    /** A constant TRUE or FALSE is written as JSON writes it. */
    private SqlNode asText(SqlNode value) {
        if (value == null) {
            return SqlLiteral.createNull(pos);
        }
        if (value instanceof SqlLiteral literal && literal.getValue() instanceof Boolean truth) {
            return word(truth.toString());
        }
        SqlDataTypeSpec type = new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, pos), pos);
        return SqlStdOperatorTable.CAST.createCall(value.getParserPosition(), copy(value), type);
    }

    private SqlNode query() {
        if (call.operandCount() > 5 || call.getOperandList().stream().anyMatch(SqlDataTypeSpec.class::isInstance)) {
            throw SluiceException.notBuiltYet("JSON_QUERY .. RETURNING").at(Positions.of(pos));
        }
        String wrapper =
                switch (symbol(call.operand(2), SqlJsonQueryWrapperBehavior.class)) {
                    case WITHOUT_ARRAY -> "WITHOUT";
                    case WITH_CONDITIONAL_ARRAY -> "CONDITIONAL";
                    case WITH_UNCONDITIONAL_ARRAY -> "UNCONDITIONAL";
                };
        return function(
                "JSON_QUERY",
                call.operand(0),
                call.operand(1),
                word(wrapper),
                word(symbol(call.operand(3), SqlJsonQueryEmptyOrErrorBehavior.class)
                        .name()
                        .replace('_', ' ')),
                word(symbol(call.operand(4), SqlJsonQueryEmptyOrErrorBehavior.class)
                        .name()
                        .replace('_', ' ')));
    }

    private SqlNode object() {
        List<SqlNode> operands = new ArrayList<>();
        operands.add(nulls());
        for (int i = 1; i + 1 < call.operandCount(); i += 2) {
            operands.add(call.operand(i));
            operands.add(call.operand(i + 1));
            operands.add(kind(call.operand(i + 1)));
        }
        return function("JSON_OBJECT", operands.toArray(SqlNode[]::new));
    }

    private SqlNode array() {
        List<SqlNode> operands = new ArrayList<>();
        operands.add(nulls());
        for (int i = 1; i < call.operandCount(); i++) {
            operands.add(call.operand(i));
            operands.add(kind(call.operand(i)));
        }
        return function("JSON_ARRAY", operands.toArray(SqlNode[]::new));
    }

    private SqlNode nulls() {
        boolean keeps = symbol(call.operand(0), SqlJsonConstructorNullClause.class)
                == SqlJsonConstructorNullClause.NULL_ON_NULL;
        return word(keeps ? "NULL ON NULL" : "ABSENT ON NULL");
    }

    private SqlNode kind(SqlNode value) {
        return word(isJson(value) ? "JSON" : "VALUE");
    }

    private static boolean isJson(SqlNode value) {
        return value instanceof SqlCall made && CONSTRUCTORS.contains(StatementRewriter.functionName(made));
    }

    /** The value as JSON text, for an aggregate that puts such texts together. */
    static SqlNode asJson(SqlNode value) {
        return isJson(value) ? value : function("JSON_STRING", value.getParserPosition(), value);
    }

    private SqlNode word(String word) {
        return SqlLiteral.createCharString(word, pos);
    }

    private static <E extends Enum<E>> E symbol(SqlNode node, Class<E> type) {
        return ((SqlLiteral) node).getValueAs(type);
    }

    /** Validation writes into nodes, so that none may stand in two places. */
    private static SqlNode copy(SqlNode node) {
        return node.accept(new SqlShuttle() {
            @Override
            public SqlNode visit(SqlIdentifier id) {
                return id.clone(id.getParserPosition());
            }

            @Override
            public SqlNode visit(SqlCall inner) {
                CallCopyingArgHandler handler = new CallCopyingArgHandler(inner, true);
                inner.getOperator().acceptCall(this, inner, false, handler);
                return handler.result();
            }
        });
    }

    private SqlNode function(String name, SqlNode... operands) {
        return function(name, pos, operands);
    }

    private static SqlNode function(String name, SqlParserPos pos, SqlNode... operands) {
        SqlIdentifier id = new SqlIdentifier(name, pos);
        SqlUnresolvedFunction function =
                new SqlUnresolvedFunction(id, null, null, null, null, SqlFunctionCategory.USER_DEFINED_FUNCTION);
        return function.createCall(pos, operands);
    }
}
