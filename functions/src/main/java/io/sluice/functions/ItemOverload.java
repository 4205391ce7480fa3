package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.NestedAccess;
import java.util.List;
import java.util.Optional;

/** The element of an ARRAY at a position. A constant position that no ARRAY has is an error. */
final class ItemOverload implements Overload {
    @Override
    public Optional<Typing> type(List<Argument> arguments, SqlType wanted) {
        SqlType array = arguments.get(0).type();
        SqlType index = Parameter.INT.accept(arguments.get(1));
        if (array.root() != TypeRoot.ARRAY || index == null) {
            return Optional.empty();
        }
        if (arguments.get(1).value() instanceof Integer position && position < 1) {
            throw Failures.invalidArgument("The elements of an ARRAY are counted from 1: there is none at " + position);
        }
        return Optional.of(new Typing(List.of(array, index), array.element().withNullable(true)));
    }

    @Override
    public Implementation bind(Call call, Binding binding) {
        return Methods.strictOrNull(NestedAccess.class, "item" + Methods.storage(call.type()), call);
    }

    @Override
    public String signature() {
        return "(array, int)";
    }

    @Override
    public int minArguments() {
        return 2;
    }

    @Override
    public int maxArguments() {
        return 2;
    }
}
