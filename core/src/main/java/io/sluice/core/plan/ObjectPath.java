package io.sluice.core.plan;

/** The full name of a table or view. */
public record ObjectPath(String catalog, String database, String name) {
    @Override
    public String toString() {
        return catalog + "." + database + "." + name;
    }
}
