package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.type.SqlType;
import java.util.List;
import java.util.Optional;

/** The arguments of a function that becomes other calls; those check the types. */
record RewrittenForm(String signature, int minArguments, int maxArguments) implements Overload {
    static RewrittenForm of(String signature, int arguments) {
        return new RewrittenForm(signature, arguments, arguments);
    }

    @Override
    public Optional<Typing> type(List<Argument> arguments, SqlType wanted) {
        return Optional.empty();
    }

    @Override
    public Implementation bind(Call call, Binding binding) {
        throw new IllegalStateException(call + " should have become other calls");
    }
}
