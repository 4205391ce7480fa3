package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One {@code eval} method of a function of the user. Its arguments are packed into one value of bytes, so that one
 * static method per kind of result calls any of them.
 */
final class UserMethod implements Overload {
    /** Packs one argument, or adds one to those packed. */
    static final String PACK = "$ARGUMENTS";

    private static final SqlType PACKED = SqlType.bytes().notNull();
    private static final Literal NOTHING =
            new Literal(Boolean.TRUE, SqlType.of(TypeRoot.BOOLEAN).notNull());

    private final UserFunction function;
    private final Method method;
    private final List<SqlType> parameters;
    private final SqlType result;

    UserMethod(UserFunction function, Method method, List<SqlType> parameters, SqlType result) {
        this.function = function;
        this.method = method;
        this.parameters = parameters;
        this.result = result;
    }

    /** Sorts methods by how little their parameters take. */
    String narrowness() {
        return parameters.stream()
                .map(p -> String.format("%02d", p.root().ordinal()))
                .collect(Collectors.joining("", method.isVarArgs() ? "1" : "0", ""));
    }

    @Override
    public Optional<Typing> type(List<Argument> arguments, SqlType wanted) {
        if (arguments.size() < minArguments() || arguments.size() > maxArguments()) {
            return Optional.empty();
        }
        List<SqlType> types = new ArrayList<>();
        boolean nullable = !method.getReturnType().isPrimitive();
        for (int i = 0; i < arguments.size(); i++) {
            SqlType given = arguments.get(i).type();
            SqlType type = parameters.get(Math.min(i, parameters.size() - 1));
            if (!takes(given, type)) {
                return Optional.empty();
            }
            boolean mayBeNull = given.nullable() || given.root() == TypeRoot.NULL;
            types.add(type.withNullable(mayBeNull));
            nullable |= mayBeNull;
        }
        return Optional.of(new Typing(types, result.withNullable(nullable)));
    }

    /** As Flink: a number goes into a wider one, text into text; everything else needs a cast in the query. */
    private static boolean takes(SqlType given, SqlType wanted) {
        return switch (wanted.root()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT ->
                given.isInteger() && given.root().compareTo(wanted.root()) <= 0 || given.root() == TypeRoot.NULL;
            case DECIMAL -> given.isInteger() || given.root() == TypeRoot.DECIMAL || given.root() == TypeRoot.NULL;
            case FLOAT -> given.isInteger() || given.root() == TypeRoot.FLOAT || given.root() == TypeRoot.NULL;
            case DOUBLE -> given.isNumeric() || given.root() == TypeRoot.NULL;
            case VARCHAR -> given.isText() || given.root() == TypeRoot.NULL;
            case VARBINARY -> given.isBinary() || given.root() == TypeRoot.NULL;
            default -> given.root() == wanted.root() || given.root() == TypeRoot.NULL;
        };
    }

    /** The call with its arguments packed; {@code name} leads back to this method. */
    Call call(String name, List<Expr> arguments, SqlType type) {
        List<Expr> all = arguments.isEmpty() ? List.of(NOTHING) : arguments;
        Expr packed = new Call(PACK, List.of(all.get(0)), PACKED);
        for (Expr argument : all.subList(1, all.size())) {
            packed = new Call(PACK, List.of(packed, argument), PACKED);
        }
        return new Call(name, List.of(packed), type);
    }

    static Implementation pack(Call call) {
        return Methods.find(UserCalls.class, "pack", call, new Methods.Nulls(false, false), List.of());
    }

    @Override
    public Implementation bind(Call call, Binding binding) {
        boolean empty =
                call.args().get(0) instanceof Call packed && packed.args().get(0) == NOTHING;
        UserCall target = new UserCall(function, method, parameters, result, empty, binding.instances());
        return Methods.strictOrNull(UserCalls.class, UserCalls.methodFor(result.physical()), call, target);
    }

    @Override
    public String signature() {
        String types = parameters.stream()
                .map(p -> p.withNullable(true).toString())
                .collect(Collectors.joining(", ", "(", method.isVarArgs() ? " ..)" : ")"));
        return types;
    }

    @Override
    public int minArguments() {
        return method.isVarArgs() ? parameters.size() - 1 : parameters.size();
    }

    @Override
    public int maxArguments() {
        return method.isVarArgs() ? Integer.MAX_VALUE : parameters.size();
    }
}
