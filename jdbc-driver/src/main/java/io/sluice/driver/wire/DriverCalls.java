package io.sluice.driver.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the driver asks a server beyond Avatica's requests: paths, and the requests as JSON. */
public final class DriverCalls {
    /** Below it are the others. */
    public static final String ROOT = "driver";

    /** The next rows of a statement: {@link OfStatement}; the answer is a page of {@link PageCodec}. */
    public static final String ROWS = "rows";

    /** What a statement has to tell: {@link OfStatement}; the answer is a list of sentences. */
    public static final String NOTES = "notes";

    /** What there is: a request for the catalog; the answer is a list of rows, each a list of values. */
    public static final String CATALOG = "catalog";

    private DriverCalls() {}

    /** @param mostRows of the answer; 0 leaves it to the server */
    public record OfStatement(
            @JsonProperty("connectionId") String connectionId,
            @JsonProperty("statementId") int statementId,
            @JsonProperty("mostRows") int mostRows) {}
}
