package io.sluice.functions;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.time.Clock;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The functions that there are: one list for the planner, the code generator, the interpreter, SHOW FUNCTIONS and the
 * reference. Immutable and safe for several threads; methods are looked up when a call of them is first bound.
 *
 * <p>A session's time zone is part of the registry, because casts between TIMESTAMP_LTZ and text or TIMESTAMP, and some
 * functions, depend on it.
 */
public final class FunctionRegistry {
    private static final Definitions DEFINITIONS = BuiltIns.all();
    private static final Map<String, FunctionDefinition> BUILT_IN = DEFINITIONS.byName();

    /** An overload with another result type than is wanted counts as this many casts. */
    private static final int WRONG_RESULT = 100;

    private final Binding binding;
    private final Map<String, UserFunction> users;

    private FunctionRegistry(Binding binding, Map<String, UserFunction> users) {
        this.binding = binding;
        this.users = users;
    }

    /** The built-in functions of a session in UTC. */
    public static FunctionRegistry builtIn() {
        return builtIn(ZoneOffset.UTC);
    }

    public static FunctionRegistry builtIn(ZoneId zone) {
        return new FunctionRegistry(new Binding(zone, RowTime.NONE, ""), Map.of());
    }

    /** The same functions and those of the user; one with the name of a built-in one takes its place. */
    public FunctionRegistry with(List<UserFunction> functions) {
        Map<String, UserFunction> named = new HashMap<>();
        functions.forEach(f -> named.put(f.name().toUpperCase(Locale.ROOT), f));
        return new FunctionRegistry(binding, named);
    }

    /** The functions of the user. */
    public Collection<UserFunction> users() {
        return users.values();
    }

    /** The same functions, for a session whose current database is this one. */
    public FunctionRegistry inDatabase(String database) {
        return new FunctionRegistry(new Binding(binding.zone(), binding.time(), database), users);
    }

    /**
     * The same functions with a clock, for a job. Without one no function of the current time, and no random one, can
     * be evaluated.
     *
     * @param queryMillis what CURRENT_TIMESTAMP and the like give for every row, as in batch mode; empty: the time of
     *     the row
     */
    public FunctionRegistry withClock(Clock clock, OptionalLong queryMillis) {
        return new FunctionRegistry(
                new Binding(binding.zone(), RowTime.of(clock, queryMillis), binding.database()), users);
    }

    /** The same functions with a {@link #time} of their own, and {@link #instances}, for one kernel: whoever runs it says when it goes on. */
    public FunctionRegistry forKernel() {
        return new FunctionRegistry(new Binding(binding.zone(), binding.time().another(), binding.database()), users);
    }

    /** Of the user's classes, for {@link #forKernel one kernel}. */
    public UserInstances instances() {
        return binding.instances();
    }

    /** What the functions of the current time read. */
    public RowTime time() {
        return binding.time();
    }

    /** Whether equal arguments always give equal values; a name that is not known does. */
    public static boolean isDeterministic(String functionName) {
        FunctionDefinition internal = DEFINITIONS.internal().get(functionName);
        FunctionDefinition known = internal != null ? internal : BUILT_IN.get(functionName);
        return known == null || known.isDeterministic();
    }

    public ZoneId zone() {
        return binding.zone();
    }

    /** A function, operator or aggregate by its name in any case. */
    public Optional<FunctionDefinition> find(String name) {
        UserFunction user = users.isEmpty() ? null : users.get(name.toUpperCase(Locale.ROOT));
        if (user != null) {
            return Optional.of(user.definition());
        }
        FunctionDefinition exact = BUILT_IN.get(name);
        return Optional.ofNullable(exact != null ? exact : BUILT_IN.get(name.toUpperCase(Locale.ROOT)));
    }

    private FunctionDefinition definition(String name) {
        FunctionDefinition internal = DEFINITIONS.internal().get(name);
        return internal != null ? internal : find(name).orElseThrow(() -> notFound(name));
    }

    /** Everything there is, aggregates and synonyms included, family by family. */
    public Collection<FunctionDefinition> all() {
        return Collections.unmodifiableCollection(BUILT_IN.values());
    }

    /** The error for a name that {@link #find} does not know: not built yet, or not found with the nearest name. */
    public SluiceException notFound(String name) {
        if (BuiltIns.OF_FLINK.contains(name.toUpperCase(Locale.ROOT))) {
            return SluiceException.notBuiltYet("Function " + name.toUpperCase(Locale.ROOT));
        }
        SluiceException error = SluiceException.of(ErrorCode.FUNCTION_NOT_FOUND, "Function '" + name + "' not found");
        return NearestName.of(name, BUILT_IN.keySet())
                .map(near -> error.hint("did you mean '" + near + "'?"))
                .orElse(error.hint("SHOW FUNCTIONS lists what there is"));
    }

    /**
     * A call with its overload chosen: arguments are cast where needed, and the result type is set. What is
     * {@link FunctionDefinition.Kind#REWRITTEN} comes back as the calls that it stands for.
     *
     * @param wanted the result type that the validator derived, or null; the target of CAST and TRY_CAST. When the
     *     call's own type is another it is cast. A call that may give NULL is nullable, whatever is wanted.
     * @throws SluiceException FUNCTION_NOT_FOUND, WRONG_ARGUMENTS, TYPE_MISMATCH for a cast that there is not, and
     *     whatever casting a literal argument meets
     */
    public Call call(String name, List<Expr> args, SqlType wanted) {
        FunctionDefinition function = definition(name);
        if (args.size() < function.minArguments() || args.size() > function.maxArguments()) {
            throw wrongArguments(function, args);
        }
        if (function.canonicalName().endsWith("CAST")) {
            return cast(function.canonicalName(), args.get(0), Objects.requireNonNull(wanted, "the target type"));
        }
        Call rewritten = function.rewrite() == null ? null : function.rewrite().rewrite(this, args, wanted);
        if (rewritten != null) {
            return rewritten;
        }
        Chosen chosen = choose(function, args, wanted);
        List<Expr> coerced = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            coerced.add(coerce(args.get(i), chosen.typing.arguments().get(i)));
        }
        if (chosen.overload instanceof UserMethod method) {
            String called = users.get(function.name()).callName(method);
            return method.call(called, coerced, chosen.typing.result());
        }
        return toWanted(new Call(function.canonicalName(), coerced, chosen.typing.result()), wanted);
    }

    /** {@code CAST(arg AS type)}, also when it changes nothing; the type's nullability follows from the argument. */
    public Call cast(Expr arg, SqlType type) {
        return cast("CAST", arg, type);
    }

    private Call cast(String name, Expr arg, SqlType type) {
        Casts.check(arg.type(), type);
        boolean byWayOfText = type.root() == TypeRoot.CHAR
                && !arg.type().isText()
                && arg.type().root() != TypeRoot.NULL;
        if (byWayOfText) {
            return cast(name, cast(name, arg, SqlType.string()), type);
        }
        boolean nullable = arg.type().nullable() || name.equals("TRY_CAST") || Casts.mayReturnNull(arg.type(), type);
        return new Call(name, List.of(arg), type.withNullable(nullable));
    }

    /** The expression as this type: itself, a literal of that type, or a cast. Nullability is not changed. */
    public Expr coerce(Expr expr, SqlType type) {
        if (Casts.isFree(expr.type(), type)) {
            return expr;
        }
        if (expr instanceof Literal literal) {
            if (literal.value() == null) {
                return new Literal(null, type.withNullable(true));
            }
            Call cast = cast(expr, type);
            return new Literal(new Interpreter(this).fold(cast), cast.type());
        }
        return cast(expr, type);
    }

    private Call toWanted(Call call, SqlType wanted) {
        if (wanted == null || wanted.root() == TypeRoot.NULL) {
            return call;
        }
        SqlType type = wanted.withNullable(wanted.nullable() || call.type().nullable());
        boolean relabel = Casts.isFree(call.type(), wanted)
                || call.type().root() == TypeRoot.VARCHAR && wanted.root() == TypeRoot.VARCHAR;
        boolean canRelabel = relabel && wanted.root() == call.type().root();
        return canRelabel ? new Call(call.function(), call.args(), type) : cast(call, wanted);
    }

    /** The type of a call, for validation before there are expressions. Throws as {@link #call} does. */
    public SqlType resultType(String name, List<SqlType> argTypes) {
        return resultTypeOf(name, argTypes.stream().map(Argument::of).toList());
    }

    /** As {@link #resultType}, when some arguments are known constants: the type of ROUND depends on its digits. */
    public SqlType resultTypeOf(String name, List<Argument> arguments) {
        List<Expr> args = new ArrayList<>();
        for (Argument argument : arguments) {
            args.add(
                    argument.isLiteral() || argument.type().root() == TypeRoot.NULL
                            ? new Literal(argument.value(), argument.type())
                            : new InputRef(args.size(), argument.type()));
        }
        FunctionDefinition function = definition(name);
        return function.isAggregate()
                ? choose(function, args, null).typing.result()
                : call(name, args, null).type();
    }

    /** Whether a call with these argument types is possible. */
    public boolean accepts(String name, List<SqlType> argTypes) {
        try {
            resultType(name, argTypes);
            return true;
        } catch (SluiceException e) {
            return false;
        }
    }

    /** Whether there is a cast between the types. */
    public boolean canCast(SqlType from, SqlType to) {
        return Casts.exists(from, to);
    }

    public static boolean isSpecialForm(String functionName) {
        return SpecialForm.of(functionName).isPresent();
    }

    /**
     * How a call made by {@link #call} is computed. Each call of this method gives new constants, so that they are not
     * shared between threads.
     *
     * @throws IllegalArgumentException for special forms and aggregates
     */
    public Implementation implementation(Call call) {
        if (isSpecialForm(call.function())) {
            throw new IllegalArgumentException(call.function() + " is a special form");
        }
        if (call.function().endsWith("CAST")) {
            return Casts.bind(call, this);
        }
        if (call.function().equals(UserMethod.PACK)) {
            return UserMethod.pack(call);
        }
        UserFunction user = users.get(call.function().replaceFirst("#\\d+$", ""));
        if (user != null) {
            return user.methodOf(call.function()).bind(call, binding);
        }
        return choose(definition(call.function()), call.args(), call.type())
                .overload
                .bind(call, binding);
    }

    /** {@code a = b} for the arguments of IS [NOT] DISTINCT FROM, which have been brought to one type. */
    public static Call equality(List<Expr> args) {
        boolean nullable = args.stream().anyMatch(a -> a.type().nullable());
        return new Call("=", args, SqlType.of(TypeRoot.BOOLEAN).withNullable(nullable));
    }

    private record Chosen(Overload overload, Typing typing, int casts) {}

    private Chosen choose(FunctionDefinition function, List<Expr> args, SqlType wanted) {
        List<Argument> arguments = args.stream().map(Argument::of).toList();
        Chosen best = null;
        for (Overload overload : function.overloads()) {
            Optional<Typing> typing = overload.type(arguments, wanted);
            if (typing.isPresent()) {
                int casts = casts(args, typing.get().arguments()) + (gives(typing.get(), wanted) ? 0 : WRONG_RESULT);
                if (best == null || casts < best.casts) {
                    best = new Chosen(overload, typing.get(), casts);
                }
            }
        }
        if (best == null) {
            throw wrongArguments(function, args);
        }
        return best;
    }

    private static boolean gives(Typing typing, SqlType wanted) {
        return wanted == null || wanted.root() == typing.result().root();
    }

    private static int casts(List<Expr> args, List<SqlType> types) {
        int casts = 0;
        for (int i = 0; i < args.size(); i++) {
            casts += Casts.isFree(args.get(i).type(), types.get(i)) ? 0 : 1;
        }
        return casts;
    }

    private static SluiceException wrongArguments(FunctionDefinition function, List<Expr> args) {
        List<String> types =
                args.stream().map(a -> a.type().withNullable(true).toString()).toList();
        String given = String.join(", ", types);
        boolean isBranching = function.name().equals("CASE") || function.name().equals("IF");
        if (isBranching && args.size() > 2 && args.get(0).type().root() == TypeRoot.BOOLEAN) {
            return SluiceException.of(
                            ErrorCode.TYPE_MISMATCH, "The branches of CASE or IF have types that do not meet: " + given)
                    .hint("CAST them to one type");
        }
        return SluiceException.of(
                        ErrorCode.WRONG_ARGUMENTS, function.name() + " does not take the arguments (" + given + ")")
                .expected(Signatures.near(function.signatures(), types))
                .hint("for example " + function.example());
    }
}
