package io.sluice.engine.remote;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;

/**
 * The head of a request.
 *
 * @param session the server's name for it; empty for {@link Kind#OPEN}
 */
public record ShellRequest(Kind kind, String session) {
    /** Where a server takes requests. */
    public static final String PATH = "/shell";

    private static final int VERSION = 1;

    /** What is asked for; what follows the head, and what the answer holds. */
    public enum Kind {
        /** Whether a script is to be run, settings, catalog and database or empty texts; the session's name, the version. */
        OPEN,
        /** The text of one statement behind as many line ends and spaces as stand before it; a {@link ResultCodec}. */
        START,
        /** The number of a result, the longest wait in milliseconds; a {@link ResultPage}. */
        ROWS,
        /** The number of a result; nothing. */
        CLOSE_ROWS,
        /** The id of a job that a result says is to be waited for, the longest wait in milliseconds; whether it has ended. */
        AWAIT,
        /** Nothing; a {@link ProgressCodec}. */
        PROGRESS,
        /** Nothing; a {@link ProgressCodec}. */
        LATE_ROWS,
        /** Nothing; nothing. */
        CLOSE
    }

    public void write(BytesWriter out) {
        out.putByte(VERSION);
        out.putByte(kind.ordinal());
        out.putString(session);
    }

    /** @throws SluiceException {@link ErrorCode#INVALID_REQUEST} for what is no request, or of another version */
    public static ShellRequest read(BytesReader in) {
        try {
            if (in.getByte() != VERSION) {
                throw SluiceException.of(
                                ErrorCode.INVALID_REQUEST, "The server does not speak this version of the shell")
                        .hint("use the shell of the server's version");
            }
            int kind = in.getByte();
            if (kind < 0 || kind >= Kind.values().length) {
                throw unreadable();
            }
            return new ShellRequest(Kind.values()[kind], in.getString());
        } catch (IndexOutOfBoundsException e) {
            throw unreadable().causedBy(e);
        }
    }

    /** What to say of bytes that are no request. */
    public static SluiceException unreadable() {
        return SluiceException.of(ErrorCode.INVALID_REQUEST, "The request is not one of a Sluice shell");
    }
}
