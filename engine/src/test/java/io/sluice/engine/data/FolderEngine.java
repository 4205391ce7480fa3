package io.sluice.engine.data;

import io.sluice.core.fs.FileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.Session;
import io.sluice.engine.SessionPolicy;
import io.sluice.engine.SharedSpace;
import io.sluice.engine.TextResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** An engine on a data folder with one session. */
final class FolderEngine implements AutoCloseable {
    static final String FOLDER = "/data";

    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private final Engine engine;
    private final Session session;

    FolderEngine(FileSystem files, String folder) {
        DataFolder data = DataFolder.open(files, folder, notes::add);
        engine = new Engine(
                new Engine.Surroundings(files, Clock.SYSTEM, System.out), SharedSpace.of(data, SessionPolicy.OWNER));
        session = engine.openSession(
                Settings.of(Map.of("parallelism.default", "2", "table.dml-sync", "false")),
                Session.Mode.CLIENT,
                notes::add);
    }

    FolderEngine(FileSystem files) {
        this(files, FOLDER);
    }

    /** The rows of the last statement of a script, cells joined by blanks; NULL is a dot. */
    List<String> rows(String script) {
        List<TextResult> results = session.execute(script);
        return results.get(results.size() - 1).rows().stream()
                .map(row -> String.join(
                        " ", row.stream().map(c -> c == null ? "." : c).toList()))
                .toList();
    }

    /** The one cell of the last statement. */
    String cell(String script) {
        return rows(script).get(0);
    }

    /** Waits until the only job is in a state, and gives up when it has ended in another. */
    void await(String state) {
        String job = "";
        while (!job.startsWith(state + " ")) {
            if (job.startsWith("F") || job.startsWith("CANCELED")) {
                throw new AssertionError(job + notes);
            }
            job = cell("SELECT status, failure FROM sluice_system.jobs");
        }
    }

    /** What was told without being asked for. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        session.close();
        engine.close();
    }
}
