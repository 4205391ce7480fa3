package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.io.BytesReader;

/**
 * A piece of state: what one operator of one task wrote under one name, for one key group - all of it or, for tables, a
 * part - or as one entry.
 *
 * @param operator the operator's id in the plan
 * @param keyGroup the key group, or {@link #ENTRY} for state that belongs to the task
 */
public record StateSection(String operator, String name, int keyGroup, SectionBytes content) {
    public static final int ENTRY = -1;

    public boolean isEntry() {
        return keyGroup == ENTRY;
    }

    public BytesReader reader() {
        return content.reader();
    }
}
