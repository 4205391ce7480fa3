package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.SectionFormat;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Up to which watermark the windows of each key group have fired, as part of an operator's state. Tasks that shared an
 * operator can have come differently far, where inputs were idle; a task that takes key groups of several of them over
 * goes on from the least, and until it has passed the greatest remembers which windows of which key group have fired.
 */
final class KeyGroupProgress {
    private static final String WATERMARK = "watermark";
    private static final int FORMAT = 1;

    private final OperatorContext context;
    private final List<Integer> keys;
    private final KeyGroupRange range;

    /** By key group from the first of the task; null when they are all alike. */
    private long[] restored;

    private long greatest = Long.MIN_VALUE;
    private int[] hashes = new int[0];

    /** @param keys positions of the key columns in the operator's input */
    KeyGroupProgress(OperatorContext context, List<Integer> keys) {
        this.context = context;
        this.keys = keys;
        this.range = context.keyGroups();
    }

    /** Written for each key group, so that every later task finds it whatever the parallelism. */
    void write(long firedUpTo, StateWriter out) {
        for (int keyGroup = range.first(); keyGroup <= range.last(); keyGroup++) {
            BytesWriter section = out.keyed(WATERMARK, keyGroup);
            SectionFormat.write(FORMAT, section);
            section.putLong(Math.max(firedUpTo, of(keyGroup)));
        }
    }

    /** Reads what {@link #write} wrote; gives the least. */
    long restore(StateReader in) {
        long[] found = new long[range.size()];
        for (int keyGroup = range.first(); keyGroup <= range.last(); keyGroup++) {
            Optional<BytesReader> section = in.keyed(WATERMARK, keyGroup);
            found[keyGroup - range.first()] = section.isPresent() ? read(section.get()) : Long.MIN_VALUE;
        }
        long least = Arrays.stream(found).min().orElse(Long.MIN_VALUE);
        greatest = Arrays.stream(found).max().orElse(Long.MIN_VALUE);
        restored = least == greatest ? null : found;
        return least;
    }

    private static long read(BytesReader section) {
        SectionFormat.expect(FORMAT, WATERMARK, section);
        return section.getLong();
    }

    /** Whether some key groups are ahead of {@code firedUpTo}. */
    boolean isUneven(long firedUpTo) {
        if (restored != null && firedUpTo >= greatest) {
            restored = null;
        }
        return restored != null;
    }

    /** How far a key group had come; the least possible when that is no more than the others. */
    long of(int keyGroup) {
        return restored == null ? Long.MIN_VALUE : restored[keyGroup - range.first()];
    }

    /** How far the key group of each row of a batch had come; valid until the next call. */
    long[] ofRows(Batch batch) {
        hashes = hashes.length < batch.rowCount ? new int[batch.rowCount] : hashes;
        KeyHash.hash(batch, keys, hashes);
        long[] out = new long[batch.rowCount];
        for (int i = 0; i < out.length; i++) {
            out[i] = of(KeyHash.keyGroup(hashes[i], context.maxParallelism()));
        }
        return out;
    }

    /** The slots of a table whose key groups have not come to {@code watermark} yet. */
    int[] behind(GroupTable table, int[] slots, long watermark) {
        int[] keyHashes = table.hashes(table.keys.keys(slots, slots.length), slots.length);
        int[] out = new int[slots.length];
        int count = 0;
        for (int i = 0; i < slots.length; i++) {
            out[count] = slots[i];
            count += of(KeyHash.keyGroup(keyHashes[i], context.maxParallelism())) < watermark ? 1 : 0;
        }
        return Arrays.copyOf(out, count);
    }
}
