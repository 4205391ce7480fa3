package io.sluice.planner.sql;

import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.type.SqlTypeCoercionRule;
import org.apache.calcite.sql.type.SqlTypeName;

/** The casts that the validator lets pass: its lenient ones, and those between BOOLEAN and all numbers; the registry decides. */
final class CastRules {
    private static final List<SqlTypeName> NUMBERS =
            List.of(SqlTypeName.FLOAT, SqlTypeName.REAL, SqlTypeName.DOUBLE, SqlTypeName.DECIMAL);

    static final SqlTypeCoercionRule ALL = rules();

    private CastRules() {}

    private static SqlTypeCoercionRule rules() {
        Map<SqlTypeName, ImmutableSet<SqlTypeName>> rules =
                new HashMap<>(SqlTypeCoercionRule.lenientInstance().getTypeMapping());
        for (SqlTypeName number : NUMBERS) {
            allow(rules, number, SqlTypeName.BOOLEAN);
            allow(rules, SqlTypeName.BOOLEAN, number);
        }
        return SqlTypeCoercionRule.instance(rules);
    }

    private static void allow(Map<SqlTypeName, ImmutableSet<SqlTypeName>> rules, SqlTypeName to, SqlTypeName from) {
        ImmutableSet.Builder<SqlTypeName> more = ImmutableSet.builder();
        rules.put(
                to,
                more.addAll(rules.getOrDefault(to, ImmutableSet.of())).add(from).build());
    }
}
