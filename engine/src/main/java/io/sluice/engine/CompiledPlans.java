package io.sluice.engine;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.fs.FileFailure;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.engine.StatementResult.Done;
import io.sluice.executor.plan.PlanDocument;
import io.sluice.parser.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Plans in files: COMPILE PLAN writes them, EXECUTE PLAN runs them as they are, whatever the catalog says by then. A file
 * is the plan's document with a checksum before it, so that none that was damaged or changed by hand is run.
 */
final class CompiledPlans {
    private static final Pattern FORM =
            Pattern.compile("\\{\"crc32c\":\"([0-9a-f]{8})\",\n\"plan\":(.*)\\}\n", Pattern.DOTALL);

    private final Queries queries;
    private final FileSystem files;

    CompiledPlans(Queries queries, FileSystem files) {
        this.queries = queries;
        this.files = files;
    }

    /**
     * Writes the plan; with {@code AND EXECUTE} runs it, or that of a file that is there already.
     *
     * @throws SluiceException OBJECT_EXISTS, IO_ERROR, and all of planning
     */
    StatementResult compile(Statement.CompilePlan statement) {
        String file = statement.file().key();
        SourcePosition position = statement.file().position();
        if (exists(file, position)) {
            if (statement.execute()) {
                return queries.run(read(file, position));
            }
            if (statement.ifNotExists()) {
                return Done.SILENT;
            }
            throw SluiceException.of(ErrorCode.OBJECT_EXISTS, "The plan '" + file + "' exists already")
                    .at(position)
                    .hint("COMPILE PLAN .. IF NOT EXISTS keeps it; to plan anew remove the file");
        }
        PhysicalPlan plan = queries.plan(statement.target());
        write(plan, file, position);
        return statement.execute() ? queries.run(plan) : Done.SILENT;
    }

    /** @throws SluiceException FILE_NOT_FOUND, CHECKPOINT_DAMAGED, STATE_INCOMPATIBLE when another release wrote it */
    StatementResult execute(Statement.ExecutePlan statement) {
        return queries.run(read(statement.file().key(), statement.file().position()));
    }

    private boolean exists(String file, SourcePosition position) {
        try {
            return files.exists(file);
        } catch (IOException e) {
            throw failed("read", file, position, e);
        }
    }

    /** Under another name first: a plan is there whole or not at all. */
    private void write(PhysicalPlan plan, String file, SourcePosition position) {
        String json = PlanDocument.toJson(plan);
        byte[] bytes =
                ("{\"crc32c\":\"" + checksum(json) + "\",\n\"plan\":" + json + "}\n").getBytes(StandardCharsets.UTF_8);
        String unfinished = file + ".unfinished";
        try {
            try (WritableFile out = files.create(unfinished)) {
                out.write(bytes, 0, bytes.length);
                out.sync();
            }
            files.rename(unfinished, file);
        } catch (IOException e) {
            throw failed("write", file, position, e);
        }
    }

    private PhysicalPlan read(String file, SourcePosition position) {
        if (!exists(file, position)) {
            throw SluiceException.of(ErrorCode.FILE_NOT_FOUND, "There is no plan '" + file + "'")
                    .at(position)
                    .hint("COMPILE PLAN '" + file + "' FOR INSERT INTO .. writes one");
        }
        Matcher document = FORM.matcher(text(file, position));
        if (!document.matches() || !checksum(document.group(2)).equals(document.group(1))) {
            throw SluiceException.of(
                            ErrorCode.CHECKPOINT_DAMAGED,
                            "'" + file + "' is not a plan as COMPILE PLAN wrote it: it is damaged or was changed")
                    .at(position)
                    .hint("remove it and write it again with COMPILE PLAN");
        }
        try {
            return PlanDocument.fromJson(document.group(2));
        } catch (SluiceException e) {
            throw e.prefixed("The plan '" + file + "' cannot be run: ").at(position);
        }
    }

    private String text(String file, SourcePosition position) {
        try (ReadableFile in = files.open(file)) {
            byte[] bytes = new byte[Math.toIntExact(in.length())];
            int count = 0;
            while (count < bytes.length) {
                int read = in.read(count, bytes, count, bytes.length - count);
                if (read < 0) {
                    break;
                }
                count += read;
            }
            return new String(bytes, 0, count, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw failed("read", file, position, e);
        }
    }

    private static SluiceException failed(String what, String file, SourcePosition position, IOException cause) {
        return SluiceException.of(
                        ErrorCode.IO_ERROR, "cannot " + what + " '" + file + "': " + FileFailure.reason(cause))
                .causedBy(cause)
                .at(position);
    }

    private static String checksum(String json) {
        CRC32C crc = new CRC32C();
        crc.update(json.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
