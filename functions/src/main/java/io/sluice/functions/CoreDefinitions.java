package io.sluice.functions;

import static io.sluice.functions.FunctionFamily.COMPARISON;
import static io.sluice.functions.FunctionFamily.CONDITIONAL;
import static io.sluice.functions.FunctionFamily.CONVERSION;
import static io.sluice.functions.FunctionFamily.LOGICAL;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.List;

/** Comparison, logic, conditions and casts. */
final class CoreDefinitions {
    private CoreDefinitions() {}

    static void addTo(Definitions to) {
        comparison(to.family(COMPARISON));
        logic(to.family(LOGICAL));
        conditions(to.family(CONDITIONAL));
        to.family(CONVERSION);
        to.scalar(
                "CAST",
                "The value as another type; an error where that is not possible.",
                "CAST('42' AS INT) -> 42",
                RewrittenForm.of("(any AS type)", 1));
        to.scalar(
                "TRY_CAST",
                "The value as another type; NULL where that is not possible.",
                "TRY_CAST('x' AS INT) -> NULL",
                RewrittenForm.of("(any AS type)", 1));
    }

    private static void comparison(Definitions to) {
        to.scalarRewritten(
                "=",
                "Whether two values are equal; of ROWs field by field.",
                "1 = 1 -> TRUE",
                (registry, args, wanted) -> RowComparison.equal(registry, args),
                new ComparisonOverload("equal"));
        to.scalarRewritten(
                "<>",
                "Whether two values differ; of ROWs field by field.",
                "1 <> 1 -> FALSE",
                (registry, args, wanted) -> RowComparison.notEqual(registry, args),
                new ComparisonOverload("notEqual"));
        to.synonym("!=", "<>");
        to.scalar("<", "Whether the first value is less.", "1 < 2 -> TRUE", new ComparisonOverload("less"));
        to.scalar(
                "<=",
                "Whether the first value is less or equal.",
                "2 <= 2 -> TRUE",
                new ComparisonOverload("lessOrEqual"));
        to.scalar(">", "Whether the first value is greater.", "1 > 2 -> FALSE", new ComparisonOverload("greater"));
        to.scalar(
                ">=",
                "Whether the first value is greater or equal.",
                "2 >= 2 -> TRUE",
                new ComparisonOverload("greaterOrEqual"));
        to.special(
                SpecialForm.IS_NULL,
                "Whether the value is NULL.",
                "NULL IS NULL -> TRUE",
                ConditionalOverload.NULL_TEST);
        to.special(
                SpecialForm.IS_NOT_NULL,
                "Whether the value is not NULL.",
                "1 IS NOT NULL -> TRUE",
                ConditionalOverload.NULL_TEST);
        to.special(
                SpecialForm.IS_DISTINCT_FROM,
                "Whether two values differ, where NULL is equal to NULL.",
                "1 IS DISTINCT FROM NULL -> TRUE",
                ConditionalOverload.DISTINCTION);
        to.special(
                SpecialForm.IS_NOT_DISTINCT_FROM,
                "Whether two values are equal, where NULL is equal to NULL.",
                "NULL IS NOT DISTINCT FROM NULL -> TRUE",
                ConditionalOverload.DISTINCTION);
    }

    private static void logic(Definitions to) {
        to.special(
                SpecialForm.AND,
                "TRUE when all are TRUE, FALSE when one is FALSE, else NULL.",
                "TRUE AND FALSE -> FALSE",
                ConditionalOverload.CONNECTIVE);
        to.special(
                SpecialForm.OR,
                "TRUE when one is TRUE, FALSE when all are FALSE, else NULL.",
                "TRUE OR NULL -> TRUE",
                ConditionalOverload.CONNECTIVE);
        to.special(SpecialForm.NOT, "The opposite; NULL of NULL.", "NOT TRUE -> FALSE", ConditionalOverload.NEGATION);
        to.special(
                SpecialForm.IS_TRUE,
                "Whether the value is TRUE.",
                "(1 = 1) IS TRUE -> TRUE",
                ConditionalOverload.TRUTH_TEST);
        to.special(
                SpecialForm.IS_NOT_TRUE,
                "Whether the value is FALSE or NULL.",
                "(1 = 1) IS NOT TRUE -> FALSE",
                ConditionalOverload.TRUTH_TEST);
        to.special(
                SpecialForm.IS_FALSE,
                "Whether the value is FALSE.",
                "(1 = 2) IS FALSE -> TRUE",
                ConditionalOverload.TRUTH_TEST);
        to.special(
                SpecialForm.IS_NOT_FALSE,
                "Whether the value is TRUE or NULL.",
                "(1 = 2) IS NOT FALSE -> FALSE",
                ConditionalOverload.TRUTH_TEST);
        to.rewritten(
                "IS UNKNOWN",
                "Whether a BOOLEAN is NULL.",
                "(1 = NULL) IS UNKNOWN -> TRUE",
                RewrittenForm.of("(boolean)", 1),
                (registry, args, wanted) -> registry.call("IS NULL", args, wanted));
        to.rewritten(
                "IS NOT UNKNOWN",
                "Whether a BOOLEAN is not NULL.",
                "(1 = 1) IS NOT UNKNOWN -> TRUE",
                RewrittenForm.of("(boolean)", 1),
                (registry, args, wanted) -> registry.call("IS NOT NULL", args, wanted));
    }

    private static void conditions(Definitions to) {
        to.special(
                SpecialForm.CASE,
                "The value of the first condition that is TRUE, else the last.",
                "CASE WHEN 1 > 2 THEN 'a' ELSE 'b' END -> b",
                ConditionalOverload.CASE);
        to.special(
                SpecialForm.COALESCE,
                "The first value that is not NULL.",
                "COALESCE(NULL, 1) -> 1",
                ConditionalOverload.COALESCE);
        to.rewritten(
                "IF",
                "The second argument where the first is TRUE, else the third.",
                "IF(5 > 3, 'a', 'b') -> a",
                RewrittenForm.of("(boolean, any, any)", 3),
                (registry, args, wanted) -> registry.call("CASE", args, wanted));
        to.rewritten(
                "IFNULL",
                "The first argument, or the second where it is NULL.",
                "IFNULL(NULL, 5) -> 5",
                RewrittenForm.of("(any, any)", 2),
                (registry, args, wanted) -> registry.call("COALESCE", args, wanted));
        to.rewritten(
                "NULLIF",
                "NULL where both are equal, else the first argument.",
                "NULLIF(5, 5) -> NULL",
                RewrittenForm.of("(any, any)", 2),
                CoreDefinitions::nullIf);
    }

    private static Call nullIf(FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        Expr first = args.get(0);
        Expr nothing = new Literal(null, SqlType.of(TypeRoot.NULL));
        return registry.call("CASE", List.of(registry.call("=", args, null), nothing, first), wanted);
    }
}
