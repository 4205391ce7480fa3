package io.sluice.parser;

/** What SHOW lists or shows. */
public enum ShowKind {
    CATALOGS("CATALOGS"),
    CURRENT_CATALOG("CURRENT CATALOG"),
    DATABASES("DATABASES"),
    CURRENT_DATABASE("CURRENT DATABASE"),
    TABLES("TABLES"),
    VIEWS("VIEWS"),
    MATERIALIZED_VIEWS("MATERIALIZED VIEWS"),
    COLUMNS("COLUMNS"),
    PARTITIONS("PARTITIONS"),
    FUNCTIONS("FUNCTIONS"),
    USER_FUNCTIONS("USER FUNCTIONS"),
    JARS("JARS"),
    MODULES("MODULES"),
    FULL_MODULES("FULL MODULES"),
    JOBS("JOBS"),
    CREATE_TABLE("CREATE TABLE"),
    CREATE_VIEW("CREATE VIEW"),
    CREATE_MATERIALIZED_VIEW("CREATE MATERIALIZED VIEW"),
    CREATE_CATALOG("CREATE CATALOG");

    private final String words;

    ShowKind(String words) {
        this.words = words;
    }

    /** As it is written after SHOW. */
    public String words() {
        return words;
    }
}
