package io.sluice.executor.runtime.checkpoint;

import io.sluice.core.io.BytesReader;

/**
 * A piece of state: what one operator of one task wrote under one name, for one key group or as one entry. The bytes
 * are a slice that nobody changes any more.
 *
 * @param operator the operator's id in the plan
 * @param keyGroup the key group, or {@link #ENTRY} for state that belongs to the task
 */
public record StateSection(String operator, String name, int keyGroup, byte[] bytes, int start, int length) {
    public static final int ENTRY = -1;

    public boolean isEntry() {
        return keyGroup == ENTRY;
    }

    public BytesReader reader() {
        return new BytesReader(bytes, start, length);
    }
}
