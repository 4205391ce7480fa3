package io.sluice.shell.remote;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.PhysicalType;
import io.sluice.engine.JobProgress;
import io.sluice.engine.LateRows;
import io.sluice.engine.ResultHandler;
import io.sluice.engine.Script;
import io.sluice.engine.StatementResult;
import io.sluice.engine.StatementResult.Command;
import io.sluice.engine.StatementResult.JobResult;
import io.sluice.engine.TextCollector;
import io.sluice.engine.TextResult;
import io.sluice.engine.remote.ProgressCodec;
import io.sluice.engine.remote.ResultCodec;
import io.sluice.engine.remote.ResultPage;
import io.sluice.engine.remote.SessionFacts;
import io.sluice.engine.remote.ShellRequest;
import io.sluice.engine.text.ValueText;
import io.sluice.parser.ScriptStatement;
import io.sluice.parser.Statement;
import io.sluice.shell.ShellSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A session of a server. Statements are parsed here too, so that a script's syntax errors come before anything runs. */
final class RemoteSession implements ShellSession {
    private static final int ANY_TIME = 0;
    /** How much longer than what was asked for an answer may take. */
    private static final int GRACE_MILLIS = 30_000;
    /** So often the wait for a job looks whether somebody wants it to end. */
    private static final int ROUND_MILLIS = 100;

    private static final int LAST_MILLIS = 5_000;

    private final ServerLink link;
    private final String id;
    private final String version;
    private volatile SessionFacts facts;
    private volatile boolean detached;

    private RemoteSession(ServerLink link, String id, String version, SessionFacts facts) {
        this.link = link;
        this.id = id;
        this.version = version;
        this.facts = facts;
    }

    /** Opens one; see {@link ShellRequest.Kind#OPEN}. @param settings over those of the address */
    static RemoteSession open(ServerLink link, ServerAddress address, boolean script, Settings settings) {
        BytesWriter request = request(ShellRequest.Kind.OPEN, "");
        request.putBoolean(script);
        request.putVarInt(settings.asMap().size());
        settings.asMap().forEach((key, value) -> {
            request.putString(key);
            request.putString(value);
        });
        request.putString(address.catalog());
        request.putString(address.database());
        BytesReader answer = link.ask(request, GRACE_MILLIS);
        return new RemoteSession(link, answer.getString(), answer.getString(), SessionFacts.read(answer));
    }

    private static BytesWriter request(ShellRequest.Kind kind, String session) {
        BytesWriter out = new BytesWriter(256, "A request");
        new ShellRequest(kind, session).write(out);
        return out;
    }

    private BytesReader ask(ShellRequest.Kind kind, int answerMillis, Consumer<BytesWriter> content) {
        BytesWriter request = request(kind, id);
        content.accept(request);
        return link.ask(request, answerMillis);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Optional<String> server() {
        return Optional.of(link.url());
    }

    @Override
    public void execute(Script script, ResultHandler handler) {
        script.errors().stream().findFirst().ifPresent(error -> {
            throw error;
        });
        detached = false;
        for (ScriptStatement statement : script.statements()) {
            try {
                if (isQuit(execute(statement, handler))) {
                    return;
                }
            } catch (SluiceException e) {
                SourcePosition begin = statement.position();
                throw e.position().isPresent() ? e : e.at(SourcePosition.at(begin.line(), begin.column()));
            }
        }
    }

    private static boolean isQuit(StatementResult result) {
        return result instanceof Command command && command.name() == Command.Name.QUIT;
    }

    private StatementResult execute(ScriptStatement statement, ResultHandler handler) {
        StatementResult result = statement.orThrow() instanceof Statement.ShellCommand command
                ? new Command(Command.Name.valueOf(command.kind().name()))
                : start(statement);
        try {
            result.accept(handler);
        } finally {
            if (result instanceof StatementResult.Rows rows) {
                rows.rows().close();
            }
        }
        return result;
    }

    /** The statement stands behind as many lines and spaces as in the script, so that positions are those of the script. */
    private StatementResult start(ScriptStatement statement) {
        SourcePosition begin = statement.position();
        String text = "\n".repeat(begin.line() - 1) + " ".repeat(begin.column() - 1) + statement.text();
        BytesReader answer = ask(ShellRequest.Kind.START, ANY_TIME, out -> out.putString(text));
        facts = SessionFacts.read(answer);
        ResultCodec.Received received =
                ResultCodec.read(answer, (number, types, first) -> new RemoteRows(this, number, types, first));
        if (received.awaited() && received.result() instanceof JobResult job) {
            return new JobResult(job.id(), job.name(), awaitEnd(job.id()));
        }
        return received.result();
    }

    ResultPage rows(int number, List<PhysicalType> types, long waitMillis) {
        BytesReader answer = ask(ShellRequest.Kind.ROWS, (int) waitMillis + GRACE_MILLIS, out -> {
            out.putInt(number);
            out.putInt((int) waitMillis);
        });
        return ResultPage.read(types, answer);
    }

    void closeRows(int number) {
        ask(ShellRequest.Kind.CLOSE_ROWS, GRACE_MILLIS, out -> out.putInt(number));
    }

    @Override
    public List<TextResult> execute(String sql) {
        TextCollector collector = new TextCollector(this::valueText);
        execute(Script.parse(sql), collector);
        return collector.results();
    }

    @Override
    public Settings settings() {
        return facts.settings();
    }

    @Override
    public ValueText valueText() {
        return new ValueText(facts.zone());
    }

    @Override
    public List<JobProgress> progress() {
        return ProgressCodec.readProgress(ask(ShellRequest.Kind.PROGRESS, GRACE_MILLIS, out -> {}));
    }

    @Override
    public List<LateRows> lateRows() {
        return ProgressCodec.readLateRows(ask(ShellRequest.Kind.LATE_ROWS, GRACE_MILLIS, out -> {}));
    }

    @Override
    public void detach() {
        detached = true;
    }

    @Override
    public boolean awaitJob(String job) {
        detached = false;
        return awaitEnd(job);
    }

    private boolean awaitEnd(String job) {
        boolean ended = false;
        while (!ended && !detached) {
            ended = ask(ShellRequest.Kind.AWAIT, ROUND_MILLIS + GRACE_MILLIS, out -> {
                        out.putString(job);
                        out.putInt(ROUND_MILLIS);
                    })
                    .getBoolean();
        }
        return ended;
    }

    /** Jobs in the background are the server's: there is nothing to wait for. */
    @Override
    public void awaitJobs() {}

    @Override
    public void close() {
        try {
            ask(ShellRequest.Kind.CLOSE, LAST_MILLIS, out -> {});
        } catch (SluiceException e) {
            // A server that is away has no session to end, or ends it when it has been idle for long enough.
            if (e.code() != ErrorCode.SERVER_UNREACHABLE && e.code() != ErrorCode.SESSION_CLOSED) {
                throw e;
            }
        }
    }
}
