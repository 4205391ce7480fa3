package io.sluice.parser.internal;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Turns {@code e::TYPE} into {@code CAST(e AS TYPE)}, in place, so that nobody behind the parser meets the short form. */
final class InfixCasts extends SqlBasicVisitor<Void> {
    private static final InfixCasts VISITOR = new InfixCasts();

    private InfixCasts() {}

    static SqlNode replace(SqlNode node) {
        node.accept(VISITOR);
        return node;
    }

    @Override
    public Void visit(SqlCall call) {
        if (call instanceof SqlBasicCall basic && basic.getOperator() == SqlLibraryOperators.INFIX_CAST) {
            basic.setOperator(SqlStdOperatorTable.CAST);
        }
        return super.visit(call);
    }
}
