package io.sluice.core.type;

/** A named, typed column of a row. */
public record Field(String name, SqlType type) {
    @Override
    public String toString() {
        return "`" + name.replace("`", "``") + "` " + type;
    }
}
