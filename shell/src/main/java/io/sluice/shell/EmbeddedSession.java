package io.sluice.shell;

import io.sluice.core.settings.Settings;
import io.sluice.engine.Engine;
import io.sluice.engine.JobProgress;
import io.sluice.engine.LateRows;
import io.sluice.engine.ResultHandler;
import io.sluice.engine.Script;
import io.sluice.engine.Session;
import io.sluice.engine.TextResult;
import io.sluice.engine.text.ValueText;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A session of an engine in this process, which is closed with it. */
record EmbeddedSession(Engine engine, Session session) implements ShellSession {
    static EmbeddedSession open(
            Engine.Surroundings surroundings, Settings settings, Session.Mode mode, Consumer<String> warnings) {
        Engine engine = new Engine(surroundings);
        try {
            return new EmbeddedSession(engine, engine.openSession(settings, mode, warnings));
        } catch (RuntimeException | Error e) {
            engine.close();
            throw e;
        }
    }

    @Override
    public String version() {
        return Engine.version();
    }

    @Override
    public Optional<String> server() {
        return Optional.empty();
    }

    @Override
    public void execute(Script script, ResultHandler handler) {
        session.execute(script, handler);
    }

    @Override
    public List<TextResult> execute(String sql) {
        return session.execute(sql);
    }

    @Override
    public Settings settings() {
        return session.settings();
    }

    @Override
    public ValueText valueText() {
        return session.valueText();
    }

    @Override
    public List<JobProgress> progress() {
        return session.progress();
    }

    @Override
    public List<LateRows> lateRows() {
        return session.lateRows();
    }

    @Override
    public void detach() {
        session.detach();
    }

    @Override
    public boolean awaitJob(String id) {
        return session.awaitJob(id);
    }

    @Override
    public void awaitJobs() {
        session.awaitJobs();
    }

    @Override
    public void close() {
        session.close();
        engine.close();
    }
}
