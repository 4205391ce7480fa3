package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.List;
import java.util.Optional;

/** A function of ARRAYs or MAPs: a rule for its types, and an implementation that is NULL for a NULL argument. */
record CollectionOverload(String signature, int arguments, Rule rule, FixedOverload.Binder binder) implements Overload {
    /** Which types are taken, and what they give. */
    interface Rule {
        /** What the arguments are cast to and the type of the result for arguments that are not NULL; null: not taken. */
        Typing of(List<SqlType> types);
    }

    @Override
    public Optional<Typing> type(List<Argument> given, SqlType wanted) {
        if (given.size() != arguments) {
            return Optional.empty();
        }
        List<SqlType> types = given.stream().map(Argument::type).toList();
        Typing typing = rule.of(types);
        if (typing == null) {
            return Optional.empty();
        }
        boolean nullable = types.stream().anyMatch(t -> t.nullable() || t.root() == TypeRoot.NULL);
        SqlType result = typing.result();
        return Optional.of(new Typing(typing.arguments(), result.withNullable(result.nullable() || nullable)));
    }

    @Override
    public Implementation bind(Call call, Binding binding) {
        return binder.bind(call, binding);
    }

    @Override
    public int minArguments() {
        return arguments;
    }

    @Override
    public int maxArguments() {
        return arguments;
    }
}
