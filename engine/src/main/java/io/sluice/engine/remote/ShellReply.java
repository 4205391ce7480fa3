package io.sluice.engine.remote;

import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The head of an answer: what the user should be warned of, and whether there is an error, which is all that follows then.
 *
 * @param warnings of jobs and settings since the last answer, a sentence each
 */
public record ShellReply(List<String> warnings) {
    public ShellReply {
        warnings = List.copyOf(warnings);
    }

    /** For what the answer holds, to be written behind it. */
    public void writeDone(BytesWriter out) {
        writeWarnings(out);
        out.putBoolean(true);
    }

    public void writeError(SluiceException error, BytesWriter out) {
        writeWarnings(out);
        out.putBoolean(false);
        ErrorCodec.write(error, out);
    }

    private void writeWarnings(BytesWriter out) {
        out.putVarInt(warnings.size());
        warnings.forEach(out::putString);
    }

    /** The warnings; {@link #orThrow} comes next. */
    public static ShellReply read(BytesReader in) {
        int count = in.getVarInt();
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            warnings.add(in.getString());
        }
        return new ShellReply(warnings);
    }

    /** Reads on to what the answer holds. Throws the error, when there is one instead. */
    public static BytesReader orThrow(BytesReader in) {
        if (!in.getBoolean()) {
            throw ErrorCodec.read(in);
        }
        return in;
    }
}
