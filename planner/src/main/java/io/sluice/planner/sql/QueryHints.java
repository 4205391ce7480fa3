package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.functions.FunctionRegistry;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Util;

/** What a validator's message does not say, and the query behind it does. */
final class QueryHints {
    private QueryHints() {}

    static SluiceException refine(SluiceException error, SqlNode query, FunctionRegistry registry) {
        if (error.code() == ErrorCode.GROUPING_ERROR) {
            return groupedNumber(query)
                    .map(number -> error.hint("GROUP BY " + number + " groups by the number " + number
                            + " itself: write the column instead"))
                    .orElse(error);
        }
        if (error.code() == ErrorCode.INVALID_QUERY && error.getMessage().startsWith("'*' cannot be the argument")) {
            return functionOfStar(query, error.position())
                    .filter(name -> registry.find(name).isEmpty())
                    .map(name -> meantToCount(name, registry.notFound(name))
                            .at(error.position().orElse(null)))
                    .orElse(error);
        }
        return error;
    }

    /** A number in a GROUP BY, which other dialects take as the position of a column. */
    private static Optional<String> groupedNumber(SqlNode query) {
        return find(query, call -> {
            if (call instanceof SqlSelect select && select.getGroup() != null) {
                for (SqlNode key : select.getGroup()) {
                    if (key instanceof SqlNumericLiteral number) {
                        return number.toValue();
                    }
                }
            }
            return null;
        });
    }

    private static Optional<String> functionOfStar(SqlNode query, Optional<SourcePosition> position) {
        return find(query, call -> {
            for (SqlNode operand : call.getOperandList()) {
                boolean star = operand instanceof SqlIdentifier name && name.isStar();
                if (star
                        && position.filter(Positions.of(operand.getParserPosition())::equals)
                                .isPresent()) {
                    return call.getOperator().getName();
                }
            }
            return null;
        });
    }

    private static SluiceException meantToCount(String name, SluiceException notFound) {
        return NearestName.of(name, List.of("COUNT"))
                .map(count -> notFound.hint("did you mean '" + count + "'?"))
                .orElse(notFound);
    }

    private interface Look {
        String at(SqlCall call);
    }

    private static Optional<String> find(SqlNode query, Look look) {
        try {
            query.accept(new SqlBasicVisitor<Void>() {
                @Override
                public Void visit(SqlCall call) {
                    String found = look.at(call);
                    if (found != null) {
                        throw new Util.FoundOne(found);
                    }
                    return super.visit(call);
                }
            });
            return Optional.empty();
        } catch (Util.FoundOne e) {
            return Optional.of(String.valueOf(e.getNode()));
        }
    }
}
