package io.sluice.planner.sql;

import io.sluice.core.expr.CallSite;
import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Gives every call a {@link PlacedPos}. Views are converted in the midst of the query that reads them, and the parser's positions do not say of which text they are. For one thread.
 */
final class PlacingRexBuilder extends RexBuilder {
    /** What is being converted; null for the statement itself. */
    private String definition;

    PlacingRexBuilder(RelDataTypeFactory types) {
        super(types);
    }

    /** Does {@code conversion}, whose expressions are of the text of {@code name}. */
    <T> T within(String name, Supplier<T> conversion) {
        String outer = definition;
        definition = name;
        try {
            return conversion.get();
        } finally {
            definition = outer;
        }
    }

    private SqlParserPos placed(SqlParserPos pos) {
        if (pos instanceof PlacedPos || pos.getLineNum() < 1) {
            return pos;
        }
        CallSite site = definition == null
                ? new CallSite.InStatement(Positions.of(pos))
                : new CallSite.InDefinition(definition);
        return new PlacedPos(pos, site);
    }

    @Override
    public RexNode makeCall(SqlParserPos pos, RelDataType type, SqlOperator operator, List<RexNode> operands) {
        return super.makeCall(placed(pos), type, operator, operands);
    }

    @Override
    public RexNode makeCall(SqlParserPos pos, SqlOperator operator, List<? extends RexNode> operands) {
        return super.makeCall(placed(pos), operator, operands);
    }

    @Override
    public RexNode makeAbstractCast(SqlParserPos pos, RelDataType type, RexNode value, boolean safe) {
        return super.makeAbstractCast(placed(pos), type, value, safe);
    }

    @Override
    public RexNode makeAbstractCast(
            SqlParserPos pos, RelDataType type, RexNode value, boolean safe, RexLiteral format) {
        return super.makeAbstractCast(placed(pos), type, value, safe, format);
    }
}
