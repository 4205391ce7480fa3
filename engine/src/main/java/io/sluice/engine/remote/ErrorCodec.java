package io.sluice.engine.remote;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import java.util.Arrays;
import java.util.Optional;

/** Errors as bytes: all that is shown of one. */
final class ErrorCodec {
    private ErrorCodec() {}

    static void write(SluiceException error, BytesWriter out) {
        out.putVarInt(error.code().number());
        out.putString(error.getMessage());
        write(error.expected(), out);
        write(error.hint(), out);
        out.putBoolean(error.position().isPresent());
        error.position().ifPresent(position -> {
            out.putInt(position.line());
            out.putInt(position.column());
            out.putInt(position.endLine());
            out.putInt(position.endColumn());
        });
    }

    private static void write(Optional<String> text, BytesWriter out) {
        out.putBoolean(text.isPresent());
        text.ifPresent(out::putString);
    }

    static SluiceException read(BytesReader in) {
        int number = in.getVarInt();
        ErrorCode code = Arrays.stream(ErrorCode.values())
                .filter(known -> known.number() == number)
                .findFirst()
                .orElse(ErrorCode.INTERNAL_ERROR);
        SluiceException error = SluiceException.of(code, in.getString());
        error = in.getBoolean() ? error.expected(in.getString()) : error;
        error = in.getBoolean() ? error.hint(in.getString()) : error;
        return in.getBoolean()
                ? error.at(new SourcePosition(in.getInt(), in.getInt(), in.getInt(), in.getInt()))
                : error;
    }
}
