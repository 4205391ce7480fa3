package io.sluice.shell;

import io.sluice.core.settings.Settings;
import io.sluice.engine.JobProgress;
import io.sluice.engine.ResultHandler;
import io.sluice.engine.Script;
import io.sluice.engine.Session;
import io.sluice.engine.TextResult;
import io.sluice.engine.text.ValueText;
import java.util.List;

/** A session of an engine in this process. */
record EmbeddedSession(Session session) implements ShellSession {
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
    public void detach() {
        session.detach();
    }

    @Override
    public boolean awaitJob(String id) {
        return session.awaitJob(id);
    }
}
