package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An overload with a parameter per argument. It is NULL for a NULL argument unless said otherwise.
 */
final class FixedOverload implements Overload {
    /** The result type from the types that the arguments have been cast to; its nullability is added. */
    interface ResultRule {
        SqlType of(List<SqlType> arguments);
    }

    /** Finds the implementation of a call. */
    interface Binder {
        Implementation bind(Call call, Binding binding);
    }

    private final List<Parameter> parameters;
    private final boolean strict;
    private final boolean mayReturnNull;
    private final ResultRule result;
    private final Binder binder;
    private final String shown;

    private FixedOverload(List<Parameter> parameters, Methods.Nulls nulls, ResultRule result, Binder binder) {
        this(parameters, nulls, result, binder, null);
    }

    private FixedOverload(
            List<Parameter> parameters, Methods.Nulls nulls, ResultRule result, Binder binder, String shown) {
        this.shown = shown;
        this.parameters = parameters;
        this.strict = nulls.strict();
        this.mayReturnNull = nulls.mayReturnNull();
        this.result = result;
        this.binder = binder;
    }

    /** Computed by the static method {@code name} of {@code owner}. */
    static FixedOverload method(ResultRule result, Class<?> owner, String name, Parameter... parameters) {
        return bound(result, (call, binding) -> Methods.strict(owner, name, call), parameters);
    }

    /** As {@link #method}, and NULL for some arguments that are not. */
    static FixedOverload methodOrNull(ResultRule result, Class<?> owner, String name, Parameter... parameters) {
        Binder binder = (call, binding) -> Methods.strictOrNull(owner, name, call);
        return boundOrNull(result, binder, parameters);
    }

    /** The method is told which arguments are NULL, and may give NULL. */
    static FixedOverload lenient(ResultRule result, Class<?> owner, String name, Parameter... parameters) {
        Methods.Nulls nulls = new Methods.Nulls(false, true);
        return lenient(result, (call, binding) -> Methods.find(owner, name, call, nulls, List.of()), parameters);
    }

    /** As the other, by a binder. */
    static FixedOverload lenient(ResultRule result, Binder binder, Parameter... parameters) {
        return new FixedOverload(List.of(parameters), new Methods.Nulls(false, true), result, binder);
    }

    /** The method is told which arguments are NULL, and never gives NULL. */
    static FixedOverload total(ResultRule result, Class<?> owner, String name, Parameter... parameters) {
        Methods.Nulls nulls = new Methods.Nulls(false, false);
        Binder binder = (call, binding) -> Methods.find(owner, name, call, nulls, List.of());
        return new FixedOverload(List.of(parameters), nulls, result, binder);
    }

    /** Shows its arguments in these words, where the grammar has some of its own. */
    FixedOverload shownAs(String signature) {
        return new FixedOverload(parameters, new Methods.Nulls(strict, mayReturnNull), result, binder, signature);
    }

    static FixedOverload bound(ResultRule result, Binder binder, Parameter... parameters) {
        return new FixedOverload(List.of(parameters), new Methods.Nulls(true, false), result, binder);
    }

    static FixedOverload boundOrNull(ResultRule result, Binder binder, Parameter... parameters) {
        return new FixedOverload(List.of(parameters), new Methods.Nulls(true, true), result, binder);
    }

    static ResultRule always(SqlType type) {
        return arguments -> type;
    }

    static ResultRule always(TypeRoot root) {
        return always(SqlType.of(root));
    }

    /** The type of argument {@code index}. */
    static ResultRule same(int index) {
        return arguments -> arguments.get(index);
    }

    /** Whether it is NULL for every NULL argument. */
    boolean isStrict() {
        return strict;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Optional<Typing> type(List<Argument> arguments, SqlType wanted) {
        if (arguments.size() < minArguments() || arguments.size() > maxArguments()) {
            return Optional.empty();
        }
        List<SqlType> types = new ArrayList<>();
        boolean nullable = mayReturnNull;
        for (int i = 0; i < arguments.size(); i++) {
            SqlType type = parameters.get(i).accept(arguments.get(i));
            if (type == null) {
                return Optional.empty();
            }
            types.add(type);
            nullable |= strict && type.nullable();
        }
        return Optional.of(new Typing(types, result.of(types).withNullable(nullable)));
    }

    @Override
    public Implementation bind(Call call, Binding binding) {
        return binder.bind(call, binding);
    }

    @Override
    public String signature() {
        if (shown != null) {
            return shown;
        }
        String list = parameters.stream().map(Parameter::shown).collect(Collectors.joining(", "));
        return "(" + list + ")";
    }

    @Override
    public int minArguments() {
        return parameters.size();
    }

    @Override
    public int maxArguments() {
        return parameters.size();
    }
}
