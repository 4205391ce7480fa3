package io.sluice.server.shell;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.engine.CrashReport;
import io.sluice.engine.Engine;
import io.sluice.engine.remote.ProgressCodec;
import io.sluice.engine.remote.ResultCodec;
import io.sluice.engine.remote.SessionFacts;
import io.sluice.engine.remote.ShellReply;
import io.sluice.engine.remote.ShellRequest;
import io.sluice.server.http.Reply;
import io.sluice.server.http.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Answers shells elsewhere. A session is its user's: to others it is not there. Safe for several threads. */
public final class ShellRoutes implements AutoCloseable {
    private static final long LONGEST_WAIT_MILLIS = 1_000;
    private static final int USUAL_REPLY_BYTES = 1 << 12;

    private final ShellSessions opener;
    private final Duration idleTimeout;
    private final Map<Key, HostedShell> shells = new ConcurrentHashMap<>();

    private record Key(String user, String session) {}

    public ShellRoutes(ShellSessions opener, Duration idleTimeout) {
        this.opener = opener;
        this.idleTimeout = idleTimeout;
    }

    /** Errors are part of the answer, as is a request that cannot be read. */
    public Reply answer(Request request) {
        if (!request.method().equals("POST") || !request.path().isEmpty()) {
            return Reply.text(Reply.NOT_FOUND, "there is nothing at this path\n");
        }
        BytesWriter out = new BytesWriter(USUAL_REPLY_BYTES, "An answer to a shell");
        Optional<HostedShell> shell = Optional.empty();
        try {
            BytesReader in = new BytesReader(request.body());
            ShellRequest head = ShellRequest.read(in);
            shell = Optional.ofNullable(shells.get(new Key(request.user(), head.session())));
            BytesWriter content = content(head, in, request.user(), shell);
            new ShellReply(warnings(shell)).writeDone(out);
            out.putRaw(content.buffer(), 0, content.size());
        } catch (RuntimeException | Error e) {
            boolean cut = e instanceof IndexOutOfBoundsException;
            SluiceException error = cut ? ShellRequest.unreadable() : CrashReport.describe(e);
            out.clear();
            new ShellReply(warnings(shell)).writeError(error, out);
        }
        return new Reply(Reply.OK, "application/octet-stream", out.toByteArray());
    }

    private static List<String> warnings(Optional<HostedShell> shell) {
        return shell.map(HostedShell::takeWarnings).orElse(List.of());
    }

    private BytesWriter content(ShellRequest head, BytesReader in, String user, Optional<HostedShell> known) {
        BytesWriter out = new BytesWriter(USUAL_REPLY_BYTES, "An answer to a shell");
        if (head.kind() == ShellRequest.Kind.OPEN) {
            open(in, user, out);
            return out;
        }
        HostedShell shell = known.orElseThrow(() -> SluiceException.of(
                        ErrorCode.SESSION_CLOSED, "The server has ended this session, or does not know it")
                .hint("'server.session.idle-timeout' is how long it may do nothing; start the shell again"));
        if (head.kind() == ShellRequest.Kind.CLOSE) {
            shells.remove(new Key(user, head.session()));
            shell.close();
            return out;
        }
        return shell.usage().used(() -> {
            carryOut(head.kind(), in, shell, out);
            return out;
        });
    }

    private void open(BytesReader in, String user, BytesWriter out) {
        boolean script = in.getBoolean();
        Map<String, String> settings = SessionFacts.texts(in);
        HostedShell shell = opener.open(script, settings, in.getString(), in.getString());
        String id = UUID.randomUUID().toString();
        shells.put(new Key(user, id), shell);
        out.putString(id);
        out.putString(Engine.version());
        shell.facts().write(out);
    }

    private static void carryOut(ShellRequest.Kind kind, BytesReader in, HostedShell shell, BytesWriter out) {
        switch (kind) {
            case START -> {
                HostedShell.Started started = shell.start(in.getString());
                shell.facts().write(out);
                ResultCodec.write(started.result(), started.number(), started.first(), out);
            }
            case ROWS -> shell.rows(in.getInt(), waitMillis(in)).write(out);
            case CLOSE_ROWS -> shell.closeRows(in.getInt());
            case AWAIT -> out.putBoolean(shell.await(in.getString(), waitMillis(in)));
            case PROGRESS -> ProgressCodec.writeProgress(shell.progress(), out);
            case LATE_ROWS -> ProgressCodec.writeLateRows(shell.lateRows(), out);
            case OPEN, CLOSE -> throw new IllegalStateException(kind + " is carried out elsewhere");
        }
    }

    private static long waitMillis(BytesReader in) {
        return Math.max(0, Math.min(LONGEST_WAIT_MILLIS, in.getInt()));
    }

    /** Ends the sessions that have been idle for too long. */
    public void reap() {
        shells.forEach((key, shell) -> {
            if (shell.usage().isIdle(idleTimeout)) {
                shells.remove(key);
                shell.close();
            }
        });
    }

    /** Ends all sessions. */
    @Override
    public void close() {
        shells.values().forEach(HostedShell::close);
        shells.clear();
    }
}
