package io.sluice.planner;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.parser.ColumnDefinition;
import io.sluice.parser.ColumnName;
import io.sluice.parser.LikeClause;
import io.sluice.parser.LikeClause.Feature;
import io.sluice.parser.LikeClause.Mode;
import io.sluice.parser.PrimaryKey;
import io.sluice.parser.Statement;
import io.sluice.parser.TableOption;
import io.sluice.parser.WatermarkDefinition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CREATE TABLE .. LIKE: takes over the parts of another table that its options name. Without options everything is
 * taken over, and an option of the new table goes before one of the other, as in Flink.
 */
final class LikeMerge {
    private final Statement.CreateTable derived;
    private final Statement.CreateTable base;
    private final Map<Feature, Mode> modes;

    private LikeMerge(Statement.CreateTable derived, Statement.CreateTable base) {
        this.derived = derived;
        this.base = base;
        this.modes = modes(derived.like().orElseThrow());
    }

    /** @param base as {@link StoredTable} makes it */
    static Statement.CreateTable merge(Statement.CreateTable derived, Statement.CreateTable base) {
        LikeMerge merge = new LikeMerge(derived, base);
        Statement.CreateTable columns =
                StoredTable.with(derived, merge.columns(), merge.watermark(), merge.primaryKey());
        return StoredTable.with(columns, merge.partitionedBy(), merge.options());
    }

    private static Map<Feature, Mode> modes(LikeClause like) {
        Map<Feature, Mode> modes = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            modes.put(feature, feature == Feature.OPTIONS ? Mode.OVERWRITING : Mode.INCLUDING);
        }
        Map<Feature, Mode> written = new EnumMap<>(Feature.class);
        for (LikeClause.LikeOption option : like.options()) {
            check(option);
            if (written.put(option.feature(), option.mode()) != null) {
                throw SluiceException.of(
                                ErrorCode.INVALID_TABLE_DEFINITION,
                                "LIKE says twice what to do with " + option.feature())
                        .at(option.position());
            }
        }
        if (written.containsKey(Feature.ALL)) {
            modes.replaceAll((feature, mode) -> written.get(Feature.ALL));
        }
        modes.putAll(written);
        return modes;
    }

    private static void check(LikeClause.LikeOption option) {
        boolean replaceable =
                switch (option.feature()) {
                    case OPTIONS, WATERMARKS, GENERATED, METADATA -> true;
                    case ALL, CONSTRAINTS, DISTRIBUTION, PARTITIONS -> false;
                };
        if (option.mode() == Mode.OVERWRITING && !replaceable) {
            throw SluiceException.of(
                            ErrorCode.INVALID_TABLE_DEFINITION, option.feature() + " cannot be overwritten by LIKE")
                    .at(option.position())
                    .expected("INCLUDING or EXCLUDING " + option.feature());
        }
    }

    private List<ColumnDefinition> columns() {
        List<ColumnDefinition> merged = new ArrayList<>();
        for (ColumnDefinition column : base.columns()) {
            if (modes.get(feature(column)) != Mode.EXCLUDING || feature(column) == Feature.ALL) {
                merged.add(column);
            }
        }
        for (ColumnDefinition column : derived.columns()) {
            int place = indexOf(merged, column.name());
            if (place < 0) {
                merged.add(column);
                continue;
            }
            ColumnDefinition other = merged.get(place);
            boolean sameKind = feature(other) == feature(column) && feature(column) != Feature.ALL;
            if (!sameKind || modes.get(feature(column)) != Mode.OVERWRITING) {
                throw conflict("a column '" + column.name() + "'", feature(column), sameKind, column.position());
            }
            merged.set(place, column);
        }
        return merged;
    }

    /** What decides about a column; ALL for a physical one, which is always taken over. */
    private static Feature feature(ColumnDefinition column) {
        return column.accept(new ColumnDefinition.Visitor<>() {
            @Override
            public Feature visitPhysical(ColumnDefinition.Physical physical) {
                return Feature.ALL;
            }

            @Override
            public Feature visitComputed(ColumnDefinition.Computed computed) {
                return Feature.GENERATED;
            }

            @Override
            public Feature visitMetadata(ColumnDefinition.Metadata metadata) {
                return Feature.METADATA;
            }
        });
    }

    private static int indexOf(List<ColumnDefinition> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Optional<WatermarkDefinition> watermark() {
        Mode mode = modes.get(Feature.WATERMARKS);
        if (derived.watermark().isPresent() && base.watermark().isPresent() && mode == Mode.INCLUDING) {
            throw conflict(
                    "a watermark",
                    Feature.WATERMARKS,
                    true,
                    derived.watermark().get().position());
        }
        return derived.watermark().isPresent() || mode == Mode.EXCLUDING ? derived.watermark() : base.watermark();
    }

    private Optional<PrimaryKey> primaryKey() {
        Mode mode = modes.get(Feature.CONSTRAINTS);
        if (derived.primaryKey().isPresent() && base.primaryKey().isPresent() && mode == Mode.INCLUDING) {
            throw conflict(
                    "a primary key",
                    Feature.CONSTRAINTS,
                    false,
                    derived.primaryKey().get().position());
        }
        return derived.primaryKey().isPresent() || mode == Mode.EXCLUDING ? derived.primaryKey() : base.primaryKey();
    }

    private List<ColumnName> partitionedBy() {
        Mode mode = modes.get(Feature.PARTITIONS);
        if (!derived.partitionedBy().isEmpty() && !base.partitionedBy().isEmpty() && mode == Mode.INCLUDING) {
            throw conflict("partition columns", Feature.PARTITIONS, false, derived.position());
        }
        return !derived.partitionedBy().isEmpty() || mode == Mode.EXCLUDING
                ? derived.partitionedBy()
                : base.partitionedBy();
    }

    private List<TableOption> options() {
        Mode mode = modes.get(Feature.OPTIONS);
        List<TableOption> merged = new ArrayList<>(derived.options());
        for (TableOption option : mode == Mode.EXCLUDING ? List.<TableOption>of() : base.options()) {
            Optional<TableOption> own = derived.options().stream()
                    .filter(o -> o.key().equals(option.key()))
                    .findFirst();
            if (own.isEmpty()) {
                merged.add(option);
            } else if (mode == Mode.INCLUDING) {
                throw conflict(
                        "an option '" + option.key() + "'",
                        Feature.OPTIONS,
                        true,
                        own.get().keyPosition());
            }
        }
        return merged;
    }

    private SluiceException conflict(String what, Feature feature, boolean replaceable, SourcePosition position) {
        SluiceException error = SluiceException.of(
                        ErrorCode.INVALID_TABLE_DEFINITION,
                        "Table '" + derived.like().orElseThrow().table() + "' has " + what + " already")
                .at(position);
        if (feature == Feature.ALL) {
            return error.hint("the columns of the other table are all taken over: leave this one out");
        }
        return error.hint("LIKE .. (EXCLUDING " + feature + ")"
                + (replaceable ? " or (OVERWRITING " + feature + ")" : "") + " lets the new table define its own");
    }
}
