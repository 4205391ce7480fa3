package io.sluice.functions;

import io.sluice.functions.FunctionDefinition.Kind;
import io.sluice.functions.FunctionDefinition.Rewrite;
import io.sluice.functions.FunctionDefinition.Text;
import io.sluice.functions.FunctionDefinition.Trait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the definitions of the built-in functions, family by family. */
final class Definitions {
    private final Map<String, FunctionDefinition> byName = new LinkedHashMap<>();
    private final Map<String, FunctionDefinition> internal = new LinkedHashMap<>();
    private FunctionFamily family;

    /** The functions that follow belong to this family. */
    Definitions family(FunctionFamily newFamily) {
        family = newFamily;
        return this;
    }

    void scalar(String name, String description, String example, Overload... overloads) {
        add(new FunctionDefinition(Kind.SCALAR, family, name, new Text(description, example), List.of(overloads)));
    }

    /** A {@link #scalar} whose value may be another each time, such as the time. */
    void changing(String name, String description, String example, Overload... overloads) {
        scalar(name, description, example, overloads);
        byName.computeIfPresent(name, (n, definition) -> definition.with(Set.of(Trait.CHANGING)));
    }

    /** A {@link #changing} one that is written without parentheses. */
    void bareChanging(String name, String description, String example, Overload... overloads) {
        scalar(name, description, example, overloads);
        byName.computeIfPresent(name, (n, definition) -> definition.with(Set.of(Trait.CHANGING, Trait.BARE)));
    }

    void special(SpecialForm form, String description, String example, Overload overload) {
        Text text = new Text(description, example);
        add(new FunctionDefinition(Kind.SPECIAL_FORM, family, form.functionName(), text, List.of(overload)));
    }

    void aggregate(String name, String description, String example, Overload... overloads) {
        add(new FunctionDefinition(Kind.AGGREGATE, family, name, new Text(description, example), List.of(overloads)));
    }

    void rewritten(String name, String description, String example, RewrittenForm form, Rewrite rewrite) {
        add(FunctionDefinition.rewritten(family, name, new Text(description, example), List.of(form), rewrite));
    }

    /** As {@link #scalar}, with calls that become other calls, unless the rewrite gives null. */
    void scalarRewritten(String name, String description, String example, Rewrite rewrite, Overload... overloads) {
        Text text = new Text(description, example);
        add(new FunctionDefinition(Kind.SCALAR, family, name, text, List.of(overloads)).rewrittenBy(rewrite));
    }

    /** What calls of other functions become; it has no name in SQL and is not listed. */
    void internal(String name, Overload... overloads) {
        Text text = new Text("", "");
        internal.put(name, new FunctionDefinition(Kind.SCALAR, family, name, text, List.of(overloads)));
    }

    /** As the other, with calls that become other calls. */
    void internal(String name, Rewrite rewrite, Overload... overloads) {
        internal(name, overloads);
        internal.computeIfPresent(name, (n, definition) -> definition.rewrittenBy(rewrite));
    }

    /** As {@link #internal}, with a value that may be another each time. */
    void internalChanging(String name, Overload... overloads) {
        internal(name, overloads);
        internal.computeIfPresent(name, (n, definition) -> definition.with(Set.of(Trait.CHANGING)));
    }

    Map<String, FunctionDefinition> internal() {
        return internal;
    }

    void synonym(String synonym, String name) {
        add(byName.get(name).synonym(synonym));
    }

    private void add(FunctionDefinition definition) {
        if (byName.put(definition.name(), definition) != null) {
            throw new IllegalStateException("two definitions of " + definition.name());
        }
    }

    Map<String, FunctionDefinition> byName() {
        return byName;
    }
}
