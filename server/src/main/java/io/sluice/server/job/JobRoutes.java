package io.sluice.server.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.session.ClientSession;
import io.sluice.core.session.SessionProvider;
import io.sluice.core.session.SessionRequest;
import io.sluice.core.settings.CheckpointingOptions;
import io.sluice.core.settings.RecoveryOptions;
import io.sluice.engine.CrashReport;
import io.sluice.engine.Script;
import io.sluice.server.http.ErrorReply;
import io.sluice.server.http.Json;
import io.sluice.server.http.Reply;
import io.sluice.server.http.Request;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the commands of a terminal ask for, below {@code /api}. A request is carried out by a session of its own, as the
 * statement that it stands for: so both say and refuse the same.
 *
 * <pre>
 * GET  /api/jobs                       SHOW JOBS
 * GET  /api/jobs/JOB                   DESCRIBE JOB
 * GET  /api/jobs/JOB/checkpoints       SHOW CHECKPOINTS FOR JOB
 * POST /api/jobs/JOB/cancel            CANCEL JOB
 * POST /api/jobs/JOB/stop              STOP JOB {"savepoint": true, "directory": "..", "drain": true}
 * POST /api/jobs/JOB/savepoint         CREATE SAVEPOINT FOR JOB {"directory": ".."}
 * POST /api/jobs/JOB/restart           RESTART JOB {"from": ".."}
 * POST /api/run                        {"name": "file.sql", "script": "..", "savepoint": ".."}
 * </pre>
 *
 * An answer holds the statement's rows as objects, {@code {"rows": [{"job_id": ".."}]}}.
 */
public final class JobRoutes {
    private static final int PATH_OF_JOBS = 1;
    private static final int PATH_OF_JOB = 2;
    private static final int PATH_OF_ACTION = 3;

    private final SessionProvider sessions;

    public JobRoutes(SessionProvider sessions) {
        this.sessions = sessions;
    }

    public Reply answer(Request request) {
        List<String> path = request.path();
        boolean read = request.method().equals("GET");
        boolean write = request.method().equals("POST");
        String first = path.isEmpty() ? "" : path.get(0);
        if (first.equals("run") && path.size() == PATH_OF_JOBS && write) {
            return script(Json.object(request.body()));
        }
        if (first.equals("jobs") && path.size() == PATH_OF_JOBS && read) {
            return statement("SHOW JOBS", Map.of());
        }
        if (first.equals("jobs") && path.size() == PATH_OF_JOB && read) {
            return statement("DESCRIBE JOB " + quoted(path.get(1)), Map.of());
        }
        if (first.equals("jobs") && path.size() == PATH_OF_ACTION) {
            String job = quoted(path.get(1));
            String action = path.get(2);
            if (read && action.equals("checkpoints")) {
                return statement("SHOW CHECKPOINTS FOR JOB " + job, Map.of());
            }
            if (write) {
                return act(action, job, Json.object(request.body()));
            }
        }
        throw unknown();
    }

    private static SluiceException unknown() {
        return SluiceException.of(ErrorCode.INVALID_REQUEST, "There is no such request");
    }

    private Reply act(String action, String job, JsonNode body) {
        Optional<String> directory = text(body, "directory");
        Map<String, String> settings = new HashMap<>();
        return switch (action) {
            case "cancel" -> statement("CANCEL JOB " + job, settings);
            case "stop" -> {
                directory.ifPresent(d -> settings.put(CheckpointingOptions.SAVEPOINT_DIRECTORY.key(), d));
                boolean drain = body.path("drain").asBoolean();
                boolean savepoint = body.path("savepoint").asBoolean() || directory.isPresent() || drain;
                yield statement(
                        "STOP JOB " + job + (savepoint ? " WITH SAVEPOINT" : "") + (drain ? " WITH DRAIN" : ""),
                        settings);
            }
            case "savepoint" ->
                statement(
                        "CREATE SAVEPOINT FOR JOB " + job
                                + directory.map(d -> " TO " + quoted(d)).orElse(""),
                        settings);
            case "restart" ->
                statement(
                        "RESTART JOB " + job
                                + text(body, "from")
                                        .map(p -> " FROM SAVEPOINT " + quoted(p))
                                        .orElse(""),
                        settings);
            default -> throw unknown();
        };
    }

    private Reply statement(String sql, Map<String, String> settings) {
        try (ClientSession session = open(settings)) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("rows", StatementRows.run(session, sql).rows());
            return Reply.json(Reply.OK, Json.bytes(answer));
        } catch (SluiceException e) {
            // Where it stands in a statement that the user has not written says nothing.
            return ErrorReply.of(e.at(null));
        }
    }

    private Reply script(JsonNode body) {
        String text = text(body, "script")
                .orElseThrow(() -> SluiceException.of(ErrorCode.INVALID_REQUEST, "There is no script in the request"));
        String name = text(body, "name").orElse(null);
        Map<String, String> settings = new HashMap<>();
        text(body, "savepoint").ifPresent(path -> settings.put(RecoveryOptions.PATH.key(), path));
        try (ClientSession session = open(settings)) {
            return Reply.json(Reply.OK, Json.bytes(Map.of("results", ScriptRun.run(session, Script.parse(text)))));
        } catch (RuntimeException | Error e) {
            return ErrorReply.of(CrashReport.describe(e), name, text);
        }
    }

    private ClientSession open(Map<String, String> settings) {
        return sessions.open(new SessionRequest(Optional.empty(), settings, Optional.empty(), Optional.empty()));
    }

    private static Optional<String> text(JsonNode body, String field) {
        return Optional.ofNullable(body.path(field).textValue());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
