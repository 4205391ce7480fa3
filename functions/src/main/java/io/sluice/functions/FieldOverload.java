package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.nested.RowLayout;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.NestedAccess;
import java.util.List;
import java.util.Optional;

/** One field of a ROW; its position, from 0, is a constant. */
final class FieldOverload implements Overload {
    /** The internal name of the function. */
    static final String NAME = "FIELD";

    /** The field of a row; what a row constructor was given for it. */
    static Expr field(FunctionRegistry registry, Expr row, int index) {
        SqlType type = row.type().fields().get(index).type();
        if (row instanceof Call call && call.function().equals(SpecialForm.ROW.functionName())) {
            return registry.coerce(call.args().get(index), type);
        }
        Literal position = new Literal(index, SqlType.of(TypeRoot.INTEGER).notNull());
        return registry.call(NAME, List.of(row, position), null);
    }

    @Override
    public Optional<Typing> type(List<Argument> arguments, SqlType wanted) {
        SqlType row = arguments.get(0).type();
        if (row.root() != TypeRoot.ROW || !(arguments.get(1).value() instanceof Integer index)) {
            return Optional.empty();
        }
        SqlType result = row.fields().get(index).type().withNullable(true);
        return Optional.of(new Typing(List.of(row, arguments.get(1).type()), result));
    }

    @Override
    public Implementation bind(Call call, Binding binding) {
        RowLayout layout = new RowLayout(call.args().get(0).type());
        int index = (Integer) ((Literal) call.args().get(1)).value();
        String method = "field" + Methods.storage(call.type());
        List<Object> places = call.type().physical() == PhysicalType.BYTES
                ? List.of(layout.heap(), layout.slotBefore(index), layout.slot(index))
                : List.of(layout.slot(index));
        return Methods.find(NestedAccess.class, method, call, new Methods.Nulls(true, true), places);
    }

    @Override
    public String signature() {
        return "(row, index)";
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
