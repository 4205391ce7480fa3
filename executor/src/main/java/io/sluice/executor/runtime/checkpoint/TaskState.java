package io.sluice.executor.runtime.checkpoint;

import java.util.List;
import java.util.Map;

/**
 * All state of one task as of one barrier, or as of its end.
 *
 * @param stores keyed state beside the sections
 * @param committables what two-phase sinks prepared, by the sink's operator id
 */
public record TaskState(
        TaskId task, List<StateSection> sections, List<StoreSnapshot> stores, Map<String, List<byte[]>> committables) {
    /** It has been written, or nobody wants it. */
    public void release() {
        stores.forEach(StoreSnapshot::close);
    }

    /** Names that the runtime itself uses; operators do not see them. */
    static final String OWN_PREFIX = "$";

    /** Entry: watermark and counters of an operator in a task. */
    public static final String ACCOUNT = "$account";

    /** Entry: the files of a captured store. */
    static final String STORED = "$stored";

    /** Entry: the operator has come to its end in this task; true when its input had, false when it wanted no more. */
    public static final String FINISHED = "$finished";
}
