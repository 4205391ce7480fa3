package io.sluice.executor.runtime.checkpoint;

/** Which task: {@code index} counts from 0 within its pipeline. */
public record TaskId(int pipeline, int index) implements Comparable<TaskId> {
    @Override
    public int compareTo(TaskId other) {
        return pipeline != other.pipeline
                ? Integer.compare(pipeline, other.pipeline)
                : Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return pipeline + "-" + index;
    }
}
