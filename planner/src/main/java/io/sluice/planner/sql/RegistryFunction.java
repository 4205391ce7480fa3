package io.sluice.planner.sql;

import io.sluice.core.error.SluiceException;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.Argument;
import io.sluice.functions.FunctionDefinition;
import io.sluice.functions.FunctionRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;

/** A function of the registry as the validator sees it: the registry checks its arguments and gives its type. */
final class RegistryFunction extends SqlFunction {
    private final FunctionDefinition definition;

    RegistryFunction(FunctionDefinition definition, FunctionRegistry registry) {
        super(
                definition.name(),
                SqlKind.OTHER_FUNCTION,
                binding -> type(binding, definition.name(), registry),
                null,
                new Arguments(definition, registry),
                SqlFunctionCategory.SYSTEM);
        this.definition = definition;
    }

    @Override
    public boolean isDeterministic() {
        return definition.isDeterministic();
    }

    @Override
    public SqlSyntax getSyntax() {
        return definition.isBare() ? SqlSyntax.FUNCTION_ID : super.getSyntax();
    }

    private static RelDataType type(SqlOperatorBinding binding, String name, FunctionRegistry registry) {
        SqlType result = registry.resultTypeOf(name, arguments(binding));
        return TypeMapping.toRel(result, binding.getTypeFactory());
    }

    private static List<Argument> arguments(SqlOperatorBinding binding) {
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < binding.getOperandCount(); i++) {
            SqlType type = TypeMapping.toSluice(binding.getOperandType(i));
            boolean isInt = type.isInteger() && type.root() != TypeRoot.BIGINT;
            boolean digits = isInt && tellsLiterals(binding) && binding.isOperandLiteral(i, false);
            Integer value = digits ? binding.getOperandLiteralValue(i, Integer.class) : null;
            arguments.add(value != null ? Argument.literal(value, type) : Argument.of(type));
        }
        return arguments;
    }

    /** A call of an aggregate over columns knows their types only. */
    private static boolean tellsLiterals(SqlOperatorBinding binding) {
        return !(binding instanceof Aggregate.AggCallBinding);
    }

    record Arguments(FunctionDefinition definition, FunctionRegistry registry) implements SqlOperandTypeChecker {
        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            try {
                registry.resultTypeOf(definition.name(), arguments(binding));
                return true;
            } catch (SluiceException e) {
                if (throwOnFailure) {
                    throw e.at(Positions.of(binding.getCall().getParserPosition()));
                }
                return false;
            }
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            int max = definition.maxArguments();
            return max == Integer.MAX_VALUE
                    ? SqlOperandCountRanges.from(definition.minArguments())
                    : SqlOperandCountRanges.between(definition.minArguments(), max);
        }

        @Override
        public String getAllowedSignatures(SqlOperator operator, String name) {
            return String.join(", ", definition.signatures());
        }

        @Override
        public boolean isOptional(int i) {
            return false;
        }
    }
}
