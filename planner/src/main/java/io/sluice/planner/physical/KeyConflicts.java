package io.sluice.planner.physical;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.plan.KeyConflictNode;
import io.sluice.core.plan.KeyConflictNode.Action;
import io.sluice.core.plan.TableSpec;
import io.sluice.parser.ConflictAction;
import java.util.List;
import java.util.Optional;

/** Decides what is done about rows that may have the same primary key of the table that they are written to. */
final class KeyConflicts {
    private final PlanContext context;

    KeyConflicts(PlanContext context) {
        this.context = context;
    }

    /**
     * The rows with one of each key, where ON CONFLICT says which; unchanged where they are unique anyway.
     *
     * @param acceptsUpdates whether the table replaces rows by their key; one that only adds rows has no conflicts
     * @throws SluiceException SINK_KEY_NOT_UNIQUE when nothing says what to do
     */
    Stream resolve(Stream stream, SinkPlanner.Target target, boolean acceptsUpdates, SourcePosition position) {
        TableSpec spec = target.spec();
        List<Integer> key = spec.primaryKey();
        if (key.isEmpty()) {
            target.onConflict().ifPresent(action -> {
                throw SluiceException.of(
                                ErrorCode.INVALID_QUERY,
                                "ON CONFLICT DO " + action + ": table '"
                                        + spec.path().name() + "' has no primary key")
                        .at(position)
                        .hint("declare it: PRIMARY KEY (..) NOT ENFORCED");
            });
            return stream;
        }
        if (UniqueKeys.areUnique(stream.node(), key)) {
            return stream;
        }
        Optional<Action> action = action(stream, target.onConflict());
        if (action.isPresent()) {
            return planned(stream, spec, action.get());
        }
        if (acceptsUpdates && context.settings.sinks().requiresOnConflict()) {
            throw notUnique(stream, spec).at(position);
        }
        return stream;
    }

    /** Without {@code require-on-conflict} changes are deduplicated and rows that are only added are all written. */
    private Optional<Action> action(Stream stream, Optional<ConflictAction> said) {
        if (said.isPresent()) {
            return Optional.of(
                    switch (said.get()) {
                        case NOTHING -> Action.NOTHING;
                        case ERROR -> Action.ERROR;
                        case DEDUPLICATE -> Action.DEDUPLICATE;
                    });
        }
        boolean silent =
                context.settings.sinks().requiresOnConflict() || stream.node().insertOnly();
        return silent ? Optional.empty() : Optional.of(Action.DEDUPLICATE);
    }

    private Stream planned(Stream stream, TableSpec spec, Action action) {
        List<Integer> key = spec.primaryKey();
        Stream spread = Exchanges.byKeys(stream, key);
        boolean finalOnly = !context.streaming() || Boundedness.of(stream.node());
        List<String> names = key.stream().map(spec.physical()::name).toList();
        KeyConflictNode node = context.names.node(
                "conflict(" + action + ", " + stream.lineage(key) + " from " + stream.sources() + ")",
                stream.digest(),
                "conflict(" + String.join(", ", names) + ")",
                id -> new KeyConflictNode(id, spread.node(), key, action, finalOnly));
        return new Stream(
                node,
                stream.origins(),
                spread.distribution(),
                Optional.empty(),
                "conflict(" + node.id().id() + "; " + stream.rows() + ")",
                stream.sources());
    }

    private static SluiceException notUnique(Stream stream, TableSpec spec) {
        String names = String.join(
                ", ", spec.primaryKey().stream().map(spec.physical()::name).toList());
        return SluiceException.of(
                        ErrorCode.SINK_KEY_NOT_UNIQUE,
                        "The rows are not known to be unique in the primary key (" + names + ") of '"
                                + spec.path().name() + "'")
                .expected(unique(stream, spec))
                .hint(
                        "say which row of a key is kept: ON CONFLICT DO DEDUPLICATE the last, DO NOTHING the first, DO ERROR"
                                + " the only one; or group by the columns of the primary key");
    }

    private static String unique(Stream stream, TableSpec spec) {
        return UniqueKeys.of(stream.node()).stream()
                .map(k ->
                        k.stream().sorted().map(spec.physical()::name).toList().toString())
                .reduce((a, b) -> a + " or " + b)
                .map(t -> "a primary key of " + t)
                .orElse("rows that are unique in some columns");
    }
}
