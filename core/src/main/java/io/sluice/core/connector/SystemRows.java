package io.sluice.core.connector;

import io.sluice.core.batch.Batch;
import java.util.List;

/** What a session tells of itself as tables: its jobs, settings and names. For any thread. */
public interface SystemRows {
    /** A session that tells nothing. */
    SystemRows NONE = table -> List.of();

    /** All rows of one of its tables, as they are now. */
    List<Batch> of(String table);
}
