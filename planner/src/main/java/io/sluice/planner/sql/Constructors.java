package io.sluice.planner.sql;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code ARRAY[..]}, {@code MAP[..]} and {@code a[i]} as the functions of the registry that they are. */
final class Constructors {
    private Constructors() {}

    /** The call itself when it is none of these. */
    static SqlCall registered(SqlCall call) {
        return switch (call.getKind()) {
            case ARRAY_VALUE_CONSTRUCTOR -> function("ARRAY", call);
            case MAP_VALUE_CONSTRUCTOR -> function("MAP", call);
            case ITEM -> function("ITEM", call);
            default -> call;
        };
    }

    private static SqlCall function(String name, SqlCall call) {
        SqlParserPos position = call.getParserPosition();
        SqlUnresolvedFunction function = new SqlUnresolvedFunction(
                new SqlIdentifier(name, position), null, null, null, null, SqlFunctionCategory.USER_DEFINED_FUNCTION);
        return new SqlBasicCall(function, call.getOperandList(), position);
    }
}
