package io.sluice.executor.state.keyed;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import java.util.Arrays;

/**
 * Entries with the time at which each was written last, where they are not kept for ever: eight bytes before the entry,
 * of which its layout tells. An entry that was written without them counts as written when it is read; one written with
 * them is read where they are not needed.
 */
final class DatedEntries implements EntryCodec {
    private static final String MARK = "written=1\n";

    /** Of an entry that has not been asked for yet. */
    private static final long NEVER = Long.MIN_VALUE;

    private final EntryCodec entries;

    /** Null: entries are kept for ever. */
    private final Expiry expiry;

    /** By slot, in milliseconds since the epoch. */
    private long[] writtenMillis = new long[0];

    /** By slot: the lookup that found the entry over. */
    private int[] overIn = new int[0];

    private int lookup;

    DatedEntries(EntryCodec entries, Expiry expiry) {
        this.entries = entries;
        this.expiry = expiry;
    }

    static String layout(String layout, Expiry expiry) {
        return expiry == null ? layout : MARK + layout;
    }

    /** Whether an entry of a layout, which begins here, is not to be read any more. */
    static boolean isOver(Expiry expiry, String layout, byte[] buffer, int start) {
        return expiry != null
                && layout.startsWith(MARK)
                && expiry.isOver(new BytesReader(buffer, start, Long.BYTES).getLong());
    }

    /** The same for an entry that has its time. */
    static boolean isOver(Expiry expiry, byte[] buffer, int start) {
        return isOver(expiry, MARK, buffer, start);
    }

    boolean expire() {
        return expiry != null;
    }

    /** Begins a lookup, at the time it is now. */
    void look() {
        if (expiry != null) {
            expiry.look();
            lookup++;
        }
    }

    /** Whether the entry of a slot is over. */
    boolean isOver(int slot) {
        return writtenMillis[slot] != NEVER && expiry.isOver(writtenMillis[slot]);
    }

    /** Whether the bytes of an entry of this layout are of one that is over. */
    boolean isOver(byte[] buffer, int start) {
        return expiry != null && isOver(expiry, MARK, buffer, start);
    }

    /** The entry of a slot was over and is empty now. */
    void renewed(int slot) {
        overIn[slot] = lookup;
    }

    /** Whether the last lookup found the entry of a slot over. */
    boolean isRenewed(int slot) {
        return expiry != null && overIn[slot] == lookup;
    }

    void written(int slot) {
        if (expiry != null) {
            writtenMillis[slot] = expiry.nowMillis();
        }
    }

    /** An entry that has just been made counts as written. */
    void found(int slot) {
        if (writtenMillis[slot] == NEVER) {
            written(slot);
        }
    }

    @Override
    public String layout() {
        return layout(entries.layout(), expiry);
    }

    @Override
    public void ensure(int bound) {
        entries.ensure(bound);
        int before = writtenMillis.length;
        if (expiry != null && bound > before) {
            int room = Math.max(bound, before + (before >> 1));
            writtenMillis = Arrays.copyOf(writtenMillis, room);
            Arrays.fill(writtenMillis, before, room, NEVER);
            overIn = Arrays.copyOf(overIn, room);
        }
    }

    @Override
    public void write(int slot, BytesWriter out) {
        if (expiry != null) {
            out.putLong(writtenMillis[slot]);
        }
        entries.write(slot, out);
    }

    @Override
    public Reader reader(String written) {
        boolean dated = written.startsWith(MARK);
        Reader reader = entries.reader(dated ? written.substring(MARK.length()) : written);
        if (!dated && expiry == null) {
            return reader;
        }
        return (slot, in) -> {
            long millis = dated ? in.getLong() : expiry.nowMillis();
            reader.read(slot, in);
            if (expiry != null) {
                writtenMillis[slot] = millis;
            }
        };
    }

    @Override
    public void clear(int slot) {
        entries.clear(slot);
        if (expiry != null) {
            writtenMillis[slot] = NEVER;
        }
    }

    @Override
    public long bytes() {
        return entries.bytes() + (long) Long.BYTES * writtenMillis.length + (long) Integer.BYTES * overIn.length;
    }
}
