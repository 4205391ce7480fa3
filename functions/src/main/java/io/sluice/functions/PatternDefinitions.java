package io.sluice.functions;

import static io.sluice.functions.FixedOverload.always;
import static io.sluice.functions.FixedOverload.bound;
import static io.sluice.functions.FixedOverload.boundOrNull;
import static io.sluice.functions.Parameter.INT;
import static io.sluice.functions.Parameter.TEXT;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.LikeFunctions;
import io.sluice.functions.library.LikePattern;
import io.sluice.functions.library.RegexFunctions;
import java.util.List;
import java.util.Locale;

/** LIKE and regular expressions: patterns that are constants are compiled when a call is bound. */
final class PatternDefinitions {
    private static final Class<?> LIKE = LikeFunctions.class;
    private static final Class<?> REGEX = RegexFunctions.class;

    private PatternDefinitions() {}

    static void addTo(Definitions to) {
        FixedOverload.ResultRule text = always(SqlType.string());
        FixedOverload.ResultRule truth = always(TypeRoot.BOOLEAN);
        to.scalar(
                "LIKE",
                "Whether the text matches a pattern: % is any text, _ one character.",
                "'abc' LIKE 'a%' -> TRUE",
                bound(truth, (call, b) -> like(call), TEXT, TEXT),
                bound(truth, (call, b) -> like(call), TEXT, TEXT, TEXT));
        to.rewritten(
                "NOT LIKE",
                "Whether the text does not match a pattern.",
                "'abc' NOT LIKE 'b%' -> TRUE",
                new RewrittenForm("(text, text)", 2, 3),
                (registry, args, wanted) -> registry.call("NOT", List.of(registry.call("LIKE", args, null)), wanted));
        to.scalar(
                "REGEXP",
                "Whether a part of the text matches a regular expression of Java.",
                "REGEXP('abc', 'b.') -> TRUE",
                bound(truth, (call, b) -> regex("regexp", call, false), TEXT, TEXT));
        to.scalarRewritten(
                "REGEXP_EXTRACT",
                "What a group of a regular expression matches, 0 being all.",
                "REGEXP_EXTRACT('foothebar', 'foo(.*?)(bar)', 2) -> bar",
                PatternDefinitions::withGroup,
                boundOrNull(text, (call, b) -> regex("extract", call, true), TEXT, TEXT, INT),
                RewrittenForm.of("(text, text)", 2));
        to.scalar(
                "REGEXP_REPLACE",
                "The text with each match of a regular expression replaced.",
                "REGEXP_REPLACE('foobar', 'oo|ar', '') -> fb",
                bound(text, (call, b) -> regex("replace", call, false), TEXT, TEXT, TEXT));
        moreRegex(to);
    }

    private static void moreRegex(Definitions to) {
        FixedOverload.ResultRule number = always(TypeRoot.INTEGER);
        to.scalar(
                "REGEXP_COUNT",
                "How often a regular expression matches.",
                "REGEXP_COUNT('a1b22', '[0-9]+') -> 2",
                bound(number, (call, b) -> regex("count", call, false), TEXT, TEXT));
        to.scalar(
                "REGEXP_INSTR",
                "Where the first match of a regular expression begins, from 1; 0 for none.",
                "REGEXP_INSTR('hello', 'l+') -> 3",
                bound(number, (call, b) -> regex("position", call, false), TEXT, TEXT));
        to.scalar(
                "REGEXP_SUBSTR",
                "The first match of a regular expression; NULL for none.",
                "REGEXP_SUBSTR('a1b22', '[0-9]+') -> 1",
                boundOrNull(always(SqlType.string()), (call, b) -> regex("substring", call, true), TEXT, TEXT));
        FixedOverload.ResultRule truth = always(TypeRoot.BOOLEAN);
        to.scalar(
                "SIMILAR TO",
                "Whether the text matches a regular expression of SQL.",
                "'abc' SIMILAR TO '(a|b)%' -> TRUE",
                bound(truth, (call, b) -> similar(call), TEXT, TEXT),
                bound(truth, (call, b) -> similar(call), TEXT, TEXT, TEXT));
        to.rewritten(
                "NOT SIMILAR TO",
                "Whether the text does not match a regular expression of SQL.",
                "'abc' NOT SIMILAR TO 'a' -> TRUE",
                new RewrittenForm("(text, text)", 2, 3),
                (registry, args, wanted) ->
                        registry.call("NOT", List.of(registry.call("SIMILAR TO", args, null)), wanted));
    }

    private static Implementation similar(Call call) {
        String pattern = constant(call, 1);
        String escape = call.args().size() == 3 ? constant(call, 2) : "";
        return pattern == null || escape == null
                ? Methods.strict(REGEX, "similar", call)
                : Methods.strict(REGEX, "similar", call, RegexFunctions.similarPattern(pattern, escape));
    }

    private static Call withGroup(FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        Literal all = new Literal(0, SqlType.of(TypeRoot.INTEGER).notNull());
        return args.size() == 2
                ? registry.call("REGEXP_EXTRACT", List.of(args.get(0), args.get(1), all), wanted)
                : null;
    }

    private static Implementation regex(String method, Call call, boolean orNull) {
        Methods.Nulls nulls = new Methods.Nulls(true, orNull);
        String pattern = constant(call, 1);
        List<Object> constants = pattern == null ? List.of() : List.of(RegexFunctions.compile(pattern));
        return Methods.find(REGEX, method, call, nulls, constants);
    }

    private static Implementation like(Call call) {
        String text = constant(call, 1);
        String escape = call.args().size() == 3 ? constant(call, 2) : "";
        if (text == null || escape == null) {
            return Methods.strict(LIKE, "like", call);
        }
        boolean hasEscape = call.args().size() == 3;
        LikePattern pattern = LikePattern.of(text, hasEscape ? LikePattern.escape(escape) : LikePattern.NO_ESCAPE);
        LikePattern.Shape shape = pattern.shape();
        return shape == LikePattern.Shape.GENERAL
                ? Methods.strict(LIKE, "like", call, pattern)
                : Methods.strict(LIKE, shape.name().toLowerCase(Locale.ROOT), call, pattern.part());
    }

    /** Null when the argument is not a constant. */
    private static String constant(Call call, int index) {
        return call.args().get(index) instanceof Literal literal ? (String) literal.value() : null;
    }
}
