package io.sluice.parser;

import io.sluice.core.error.SourcePosition;
import java.util.List;

/** {@code LIKE table (INCLUDING ALL OVERWRITING OPTIONS ..)} of CREATE TABLE. */
public record LikeClause(QualifiedName table, List<LikeOption> options) {
    public LikeClause {
        options = List.copyOf(options);
    }

    /** What to do with one part of the other table's definition. */
    public record LikeOption(Mode mode, Feature feature, SourcePosition position) {}

    /** Whether a part is taken over. */
    public enum Mode {
        INCLUDING,
        EXCLUDING,
        OVERWRITING
    }

    /** A part of a table's definition. */
    public enum Feature {
        ALL,
        CONSTRAINTS,
        DISTRIBUTION,
        GENERATED,
        METADATA,
        OPTIONS,
        PARTITIONS,
        WATERMARKS
    }
}
