package io.sluice.planner.sql;

import io.sluice.core.type.SqlType;
import io.sluice.functions.FunctionDefinition;
import io.sluice.functions.FunctionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.util.Optionality;

/** An aggregate of the registry as the validator sees it: the registry checks its arguments and gives its type. */
public final class RegistryAggregate extends SqlAggFunction {
    private static final Set<String> ORDERED =
            Set.of("FIRST_VALUE", "LAST_VALUE", "LISTAGG", "ARRAY_AGG", "JSON_ARRAYAGG", "JSON_OBJECTAGG");
    private static final Set<String> TREATS_NULLS = Set.of("FIRST_VALUE", "LAST_VALUE", "ARRAY_AGG");
    private static final Set<String> KEEPS_NULLS = Set.of("ARRAY_AGG", "JSON_OBJECTAGG");

    private final FunctionDefinition definition;
    private final FunctionRegistry registry;
    private final boolean keepsNulls;

    private RegistryAggregate(
            FunctionDefinition definition, FunctionRegistry registry, String name, boolean keepsNulls) {
        super(
                name,
                null,
                SqlKind.OTHER_FUNCTION,
                binding -> type(binding, definition.name(), registry),
                null,
                new RegistryFunction.Arguments(definition, registry),
                SqlFunctionCategory.SYSTEM,
                false,
                false,
                ORDERED.contains(definition.name()) ? Optionality.OPTIONAL : Optionality.FORBIDDEN);
        this.definition = definition;
        this.registry = registry;
        this.keepsNulls = keepsNulls;
    }

    /** From the types alone: among relations there are no literals to ask for. */
    private static RelDataType type(SqlOperatorBinding binding, String name, FunctionRegistry registry) {
        List<SqlType> types = new ArrayList<>();
        for (int i = 0; i < binding.getOperandCount(); i++) {
            types.add(TypeMapping.toSluice(binding.getOperandType(i)));
        }
        return TypeMapping.toRel(registry.resultType(name, types), binding.getTypeFactory());
    }

    static RegistryAggregate of(FunctionDefinition definition, FunctionRegistry registry) {
        return new RegistryAggregate(definition, registry, definition.name(), KEEPS_NULLS.contains(definition.name()));
    }

    /** The same function with NULLs kept or left out. Operators are told apart by their names, so it has another. */
    RegistryAggregate keepingNulls(boolean keep) {
        String clause = keep ? " RESPECT NULLS" : " IGNORE NULLS";
        return keep == keepsNulls
                ? this
                : new RegistryAggregate(definition, registry, definition.name() + clause, keep);
    }

    /** The name of the function, without what is said about NULLs. */
    public String functionName() {
        return definition.canonicalName();
    }

    /** Whether its value depends on the order of rows. */
    public boolean isOrdered() {
        return ORDERED.contains(definition.canonicalName());
    }

    public boolean keepsNulls() {
        return keepsNulls;
    }

    @Override
    public boolean allowsNullTreatment() {
        return TREATS_NULLS.contains(definition.name());
    }

    @Override
    public boolean allowsFilter() {
        return true;
    }
}
