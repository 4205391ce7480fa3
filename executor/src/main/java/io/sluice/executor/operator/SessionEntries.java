package io.sluice.executor.operator;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.executor.operator.window.Window;
import io.sluice.executor.state.KeyTable;
import io.sluice.executor.state.SectionFormat;
import io.sluice.executor.state.keyed.EntryCodec;

/**
 * The entry of a key: all its sessions. First when it is needed next and whether sessions have changed or shown rows; then
 * for each session its bounds, whether it has fired and changed, what it holds, and what it has shown.
 */
final class SessionEntries implements EntryCodec {
    static final int CHANGED = 1;
    static final int SHOWN = 2;

    private static final String FORMAT = "sessions=1 ";
    private static final int FIRED = 2;
    private static final int LEAST_SESSION_BYTES = 19;

    private final KeyTable keys;
    private final SessionWindows sessions;
    private final EntryCodec contents;
    private final SessionShown shown;
    private final SessionEmissions emissions;
    private final SessionsBelow below;
    private final String layout;

    SessionEntries(
            KeyTable keys,
            SessionWindows sessions,
            EntryCodec contents,
            SessionShown shown,
            SessionEmissions emissions,
            SessionsBelow below,
            String layout) {
        this.keys = keys;
        this.sessions = sessions;
        this.contents = contents;
        this.shown = shown;
        this.emissions = emissions;
        this.below = below;
        this.layout = layout;
    }

    /** The lateness is in it since it says when entries are needed; it may be another when they are read. */
    static String layout(long latenessMicros, SessionShown shown, EntryCodec contents) {
        return FORMAT + latenessMicros + "\n" + shown.layout() + "\n" + contents.layout();
    }

    @Override
    public String layout() {
        return layout;
    }

    @Override
    public void ensure(int bound) {
        // Sessions have numbers of their own.
    }

    @Override
    public void write(int slot, BytesWriter out) {
        int count = 0;
        int flags = 0;
        for (int s = sessions.first(slot); s >= 0; s = sessions.next(s)) {
            count++;
            flags |= (shown.isChanged(s) ? CHANGED : 0) | (shown.hasShown(s) ? SHOWN : 0);
        }
        out.putLong(due(slot));
        out.putByte(flags);
        out.putVarInt(count);
        for (int s = sessions.first(slot); s >= 0; s = sessions.next(s)) {
            out.putLong(sessions.window(s).start());
            out.putLong(sessions.window(s).end());
            out.putByte((sessions.hasFired(s) ? FIRED : 0) | (shown.isChanged(s) ? CHANGED : 0));
            int begin = out.beginPart();
            contents.write(s, out);
            out.endPart(begin);
            shown.write(s, out);
        }
    }

    /** When something happens to the first of a key's sessions. */
    private long due(int slot) {
        long due = Long.MAX_VALUE;
        for (int s = sessions.first(slot); s >= 0; s = sessions.next(s)) {
            due = Math.min(due, Math.min(sessions.nextTime(s), emissions.deadline(s)));
        }
        return due;
    }

    /** When sessions are left they have been written to a store. */
    @Override
    public void clear(int slot) {
        if (sessions.first(slot) < 0) {
            return;
        }
        long due = due(slot);
        boolean changed = false;
        for (int s = sessions.first(slot); s >= 0; s = sessions.first(slot)) {
            changed |= shown.isChanged(s);
            sessions.drop(s);
        }
        below.add(keys.keys(new int[] {slot}, 1), due, changed);
    }

    @Override
    public long bytes() {
        return sessions.bytes() + contents.bytes() + shown.bytes() + emissions.bytes() + below.bytes();
    }

    @Override
    public Reader reader(String written) {
        String[] lines = written.split("\n", 3);
        if (!written.startsWith(FORMAT) || lines.length != 3) {
            throw SluiceException.of(
                    ErrorCode.STATE_INCOMPATIBLE, "the state of sessions is of another version of Sluice");
        }
        Reader held = contents.reader(lines[2]);
        return (slot, in) -> {
            in.getLong();
            in.getByte();
            int count = SectionFormat.checkCount(in.getVarInt(), LEAST_SESSION_BYTES, in);
            for (int i = 0; i < count; i++) {
                read(slot, held, lines[1], in);
            }
        };
    }

    private void read(int slot, Reader held, String shownLayout, BytesReader in) {
        Window window = new Window(in.getLong(), in.getLong());
        int flags = in.getByte();
        int session = sessions.restore(slot, window, (flags & FIRED) != 0);
        int length = in.getVarInt();
        BytesReader part = new BytesReader(in.buffer(), in.skip(length), length);
        contents.ensure(session + 1);
        held.read(session, part);
        SectionFormat.expectEnd("sessions", part);
        shown.read(session, shownLayout, in);
        if ((flags & CHANGED) != 0) {
            shown.change(session);
        }
        emissions.remember(session);
        emissions.restored(session);
    }
}
