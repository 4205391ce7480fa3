package io.sluice.executor.plan;

import io.sluice.core.expr.CallSite;
import io.sluice.core.expr.Literal;
import io.sluice.core.plan.PlanNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The form of every type that a plan's records hold, found from the records themselves: what is added to them is
 * written and read without a word here. Not thread-safe; made for one document.
 */
final class Forms {
    /** Components that may be null: {@code WindowSpec.zone}. */
    private static final Set<String> NULLABLE = Set.of("zone");

    private final NodeTable table;
    private final Map<Type, Form> forms = new HashMap<>();
    private final Map<Class<?>, Form.OfObject> objects = new HashMap<>();
    private final Form node;

    Forms(NodeTable table) {
        this.table = table;
        this.node = new SealedForm(PlanNode.class, this);
    }

    /** A node itself; {@link #of} a node's type gives the form of its number. */
    Form node() {
        return node;
    }

    Form of(RecordComponent component) {
        return NULLABLE.contains(component.getName()) ? ScalarForm.NULLABLE_TEXT : of(component.getGenericType());
    }

    Form of(Type type) {
        Form known = forms.get(type);
        if (known == null) {
            known = type instanceof ParameterizedType generic ? container(generic) : simple((Class<?>) type);
            forms.put(type, known);
        }
        return known;
    }

    /** The form of a record, of a node too. */
    Form.OfObject ofObject(Class<?> type) {
        return objects.computeIfAbsent(
                type, t -> type == Literal.class ? new LiteralForm() : new RecordForm(type, this));
    }

    private Form container(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return new Containers.OfList(of(arguments[0]));
        }
        if (type.getRawType() == Optional.class && arguments[0] == CallSite.class) {
            return new Containers.LeftOut();
        }
        if (type.getRawType() == Optional.class) {
            return new Containers.OfOptional(of(arguments[0]));
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return new Containers.OfMap(of(arguments[1]));
        }
        throw new IllegalStateException("a plan document has no form for " + type);
    }

    private Form simple(Class<?> type) {
        Form scalar = ScalarForm.of(type);
        if (scalar != null) {
            return scalar;
        }
        if (PlanNode.class.isAssignableFrom(type)) {
            return table.reference(type);
        }
        if (type.isSealed()) {
            return new SealedForm(type, this);
        }
        if (type.isRecord()) {
            return ofObject(type);
        }
        throw new IllegalStateException("a plan document has no form for " + type);
    }
}
