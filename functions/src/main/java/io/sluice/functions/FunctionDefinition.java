package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.SqlType;
import java.util.List;
import java.util.Set;

/**
 * A function as the planner, SHOW FUNCTIONS and the reference see it. Immutable.
 *
 * <p>The name is the SQL name in upper case, or the operator's symbol. A call of a synonym such as CEILING carries the
 * {@link #canonicalName()}.
 */
public final class FunctionDefinition {
    /** How a function is used. */
    public enum Kind {
        /** A value per row, by an {@link Implementation}. */
        SCALAR,
        /** A {@link SpecialForm}. */
        SPECIAL_FORM,
        /** Becomes other calls when {@link FunctionRegistry#call} makes an expression of it, as NULLIF becomes CASE. */
        REWRITTEN,
        AGGREGATE
    }

    /** What sets a function apart from most. */
    enum Trait {
        /** Two evaluations over the same row may give two values: it is neither folded nor moved nor evaluated twice. */
        CHANGING,
        /** Written without parentheses. */
        BARE
    }

    /** Makes other calls of a call. */
    interface Rewrite {
        /** Null when the call can stay as it is. */
        Call rewrite(FunctionRegistry registry, List<Expr> args, SqlType wanted);
    }

    private final String name;
    private final String canonicalName;
    private final Kind kind;
    private final FunctionFamily family;
    private final String description;
    private final String example;
    private final List<Overload> overloads;
    private final Rewrite rewrite;
    private final Set<Trait> traits;

    FunctionDefinition(Kind kind, FunctionFamily family, String name, Text text, List<Overload> overloads) {
        this(kind, family, name, name, text, overloads, null, Set.of());
    }

    private FunctionDefinition(
            Kind kind,
            FunctionFamily family,
            String name,
            String canonicalName,
            Text text,
            List<Overload> overloads,
            Rewrite rewrite,
            Set<Trait> traits) {
        this.name = name;
        this.canonicalName = canonicalName;
        this.kind = kind;
        this.family = family;
        this.description = text.description;
        this.example = text.example;
        this.overloads = List.copyOf(overloads);
        this.rewrite = rewrite;
        this.traits = Set.copyOf(traits);
    }

    /** What the reference says. */
    record Text(String description, String example) {}

    static FunctionDefinition rewritten(
            FunctionFamily family, String name, Text text, List<Overload> forms, Rewrite rewrite) {
        return new FunctionDefinition(Kind.REWRITTEN, family, name, name, text, forms, rewrite, Set.of());
    }

    FunctionDefinition rewrittenBy(Rewrite newRewrite) {
        Text text = new Text(description, example);
        return new FunctionDefinition(kind, family, name, canonicalName, text, overloads, newRewrite, traits);
    }

    FunctionDefinition with(Set<Trait> newTraits) {
        Text text = new Text(description, example);
        return new FunctionDefinition(kind, family, name, canonicalName, text, overloads, rewrite, newTraits);
    }

    FunctionDefinition synonym(String synonym) {
        Text text = new Text("Another name of " + name + ".", example.replace(name + "(", synonym + "("));
        return new FunctionDefinition(kind, family, synonym, canonicalName, text, overloads, rewrite, traits);
    }

    public String name() {
        return name;
    }

    public String canonicalName() {
        return canonicalName;
    }

    public Kind kind() {
        return kind;
    }

    public FunctionFamily family() {
        return family;
    }

    public boolean isAggregate() {
        return kind == Kind.AGGREGATE;
    }

    /** Whether equal arguments always give equal values; the time and random numbers do not. */
    public boolean isDeterministic() {
        return !traits.contains(Trait.CHANGING);
    }

    /** Whether it is written without parentheses, as CURRENT_DATE is. */
    public boolean isBare() {
        return traits.contains(Trait.BARE);
    }

    /** One line. */
    public String description() {
        return description;
    }

    /** An expression, and its value behind an arrow. */
    public String example() {
        return example;
    }

    /** The forms of its arguments, such as {@code SUBSTRING(text, int)}. */
    public List<String> signatures() {
        return overloads.stream()
                .map(o -> name + (isBare() ? "" : o.signature()))
                .distinct()
                .toList();
    }

    public int minArguments() {
        return overloads.stream().mapToInt(Overload::minArguments).min().orElse(0);
    }

    /** {@link Integer#MAX_VALUE} when there is no limit. */
    public int maxArguments() {
        return overloads.stream().mapToInt(Overload::maxArguments).max().orElse(0);
    }

    List<Overload> overloads() {
        return overloads;
    }

    Rewrite rewrite() {
        return rewrite;
    }

    @Override
    public String toString() {
        return String.join(", ", signatures());
    }
}
