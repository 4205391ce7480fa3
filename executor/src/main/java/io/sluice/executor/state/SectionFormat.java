package io.sluice.executor.state;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;

/** The first byte of a section of state says how the rest is laid out; a reader refuses what it does not know. */
public final class SectionFormat {
    private SectionFormat() {}

    public static void write(int version, BytesWriter out) {
        out.putByte(version);
    }

    /** @throws SluiceException STATE_INCOMPATIBLE when the section was written in another format */
    public static void expect(int version, String state, BytesReader in) {
        int found = in.getByte();
        if (found != version) {
            throw SluiceException.of(
                            ErrorCode.STATE_INCOMPATIBLE,
                            "state '" + state + "' was written in format " + found + ", not " + version)
                    .hint(
                            "the state is from another version of Sluice, or an input of its operator has changed between "
                                    + "insert-only and updating; EXPLAIN RESTORE FROM '..' shows what fits");
        }
    }

    /** Bounds a count read from state by what is left to read, before an array of that size is made. */
    public static int checkCount(int count, int leastBytesEach, BytesReader in) {
        if (count < 0 || (long) count * leastBytesEach > in.remaining()) {
            throw SluiceException.of(
                    ErrorCode.CHECKPOINT_DAMAGED,
                    "state holds a count of " + count + " with " + in.remaining() + " bytes left");
        }
        return count;
    }

    /** What is left over at the end of a section was not understood. */
    public static void expectEnd(String state, BytesReader in) {
        if (in.hasRemaining()) {
            throw SluiceException.of(
                    ErrorCode.CHECKPOINT_DAMAGED,
                    "state '" + state + "' has " + in.remaining() + " bytes too many in a key group");
        }
    }
}
