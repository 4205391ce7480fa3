package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlHint;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Where the options of {@code OPTIONS('key' = 'value')} stand, which a planned scan does not know any more. */
public final class OptionHints {
    private OptionHints() {}

    /** The place of the key or value that an error names; empty when it names none of the query. */
    public static Optional<SourcePosition> position(SluiceException error, SqlNode query) {
        boolean ofKey = error.code() == ErrorCode.UNKNOWN_OPTION;
        SourcePosition[] found = new SourcePosition[1];
        query.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
                if (call instanceof SqlHint hint && hint.getName().equalsIgnoreCase("OPTIONS")) {
                    SqlNodeList list = hint.operand(1);
                    for (int i = 0; i + 1 < list.size(); i += 2) {
                        if (found[0] == null && error.getMessage().contains("'" + text(list.get(i)) + "'")) {
                            found[0] = Positions.of(list.get(ofKey ? i : i + 1).getParserPosition());
                        }
                    }
                    return null;
                }
                return super.visit(call);
            }
        });
        return Optional.ofNullable(found[0]);
    }

    private static String text(SqlNode key) {
        return key instanceof SqlLiteral literal ? literal.getValueAs(String.class) : key.toString();
    }
}
