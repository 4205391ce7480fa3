package io.sluice.executor.state;

/** The key groups {@code first..last} (both inclusive); empty when last is before first. */
public record KeyGroupRange(int first, int last) {
    /** The range of task {@code task} of {@code parallelism} when there are {@code maxParallelism} groups. */
    public static KeyGroupRange of(int maxParallelism, int parallelism, int task) {
        int first = (task * maxParallelism + parallelism - 1) / parallelism;
        int last = ((task + 1) * maxParallelism - 1) / parallelism;
        return new KeyGroupRange(first, last);
    }

    /** The task that owns a key group. */
    public static int task(int maxParallelism, int parallelism, int keyGroup) {
        return keyGroup * parallelism / maxParallelism;
    }

    public boolean contains(int keyGroup) {
        return keyGroup >= first && keyGroup <= last;
    }

    public int size() {
        return last - first + 1;
    }
}
