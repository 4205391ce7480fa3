package io.sluice.engine.remote;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.engine.ResultHandler;
import io.sluice.engine.RowStream;
import io.sluice.engine.StatementResult;
import io.sluice.engine.StatementResult.Command;
import io.sluice.engine.StatementResult.Done;
import io.sluice.engine.StatementResult.JobResult;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.engine.StatementResult.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a statement gave, as bytes. */
public final class ResultCodec {
    private static final int DONE = 0;
    private static final int ROWS = 1;
    private static final int JOB = 2;
    private static final int COMMAND = 3;

    private ResultCodec() {}

    /**
     * A result that has been read.
     *
     * @param awaited whether it is a job whose end is to be waited for
     */
    public record Received(StatementResult result, boolean awaited) {}

    /** Makes the rows of a result of its number and its first page. */
    public interface RowsOpener {
        RowStream open(int number, List<PhysicalType> types, ResultPage first);
    }

    /**
     * @param number of its rows, where it has any
     * @param first page of them
     */
    public static void write(StatementResult result, int number, ResultPage first, BytesWriter out) {
        result.accept(new Writer(number, first, out));
    }

    private record Writer(int number, ResultPage first, BytesWriter out) implements ResultHandler {
        @Override
        public void onDone(Done result) {
            out.putByte(DONE);
            out.putString(result.note());
        }

        @Override
        public void onRows(Rows result) {
            out.putByte(ROWS);
            out.putInt(number);
            TypeCodec.write(result.type(), out);
            out.putString(result.shape().name());
            out.putBoolean(result.uniqueKey().isPresent());
            result.uniqueKey().ifPresent(key -> {
                out.putVarInt(key.size());
                key.forEach(out::putVarInt);
            });
            first.write(out);
        }

        @Override
        public void onJob(JobResult result) {
            out.putByte(JOB);
            out.putString(result.id());
            out.putString(result.name());
            out.putBoolean(result.finished());
            out.putBoolean(result.toAwait().isPresent());
        }

        @Override
        public void onCommand(Command result) {
            out.putByte(COMMAND);
            out.putString(result.name().name());
        }
    }

    public static Received read(BytesReader in, RowsOpener opener) {
        return switch (in.getByte()) {
            case DONE -> new Received(new Done(in.getString()), false);
            case ROWS -> new Received(rows(in, opener), false);
            case JOB -> new Received(new JobResult(in.getString(), in.getString(), in.getBoolean()), in.getBoolean());
            case COMMAND -> new Received(new Command(Command.Name.valueOf(in.getString())), false);
            default -> throw ShellRequest.unreadable();
        };
    }

    private static Rows rows(BytesReader in, RowsOpener opener) {
        int number = in.getInt();
        RowType type = TypeCodec.read(in);
        Shape shape = Shape.valueOf(in.getString());
        Optional<List<Integer>> key = Optional.empty();
        if (in.getBoolean()) {
            int columns = in.getVarInt();
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                found.add(in.getVarInt());
            }
            key = Optional.of(found);
        }
        List<PhysicalType> types = type.types().stream().map(SqlType::physical).toList();
        return new Rows(type, shape, opener.open(number, types, ResultPage.read(types, in)), key);
    }
}
