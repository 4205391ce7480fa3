package io.sluice.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.ErrorReport;
import io.sluice.core.error.SluiceException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands that act on a server's jobs: {@code run list savepoint stop cancel restart checkpoints}. */
public final class RemoteCommands {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    static final String HELP =
            """
            Usage: sluice run [-s SAVEPOINT] FILE        runs a script; INSERTs without end go on in the server
                   sluice list                           lists the jobs
                   sluice savepoint JOB [DIR]            writes a savepoint; the job goes on
                   sluice stop JOB [--savepoint DIR] [--drain]
                   sluice cancel JOB
                   sluice restart JOB [--from SAVEPOINT]
                   sluice checkpoints JOB

                  --server URL   of the server; SLUICE_SERVER, else http://127.0.0.1:8642
                  --user NAME    SLUICE_USER; the password is in SLUICE_PASSWORD
                  --json         the answer as JSON

            JOB is the name or the id of a job. Exit codes: 0 done, 1 an error of the job or the server, 2 wrong usage.
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    public RemoteCommands(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /** Carries out one; ends with the exit code. */
    public int run(List<String> words) {
        try {
            Words parsed = Words.parse(
                    words,
                    List.of("--json", "--drain", "--help", "-h"),
                    List.of("--server", "--user", "--savepoint", "--from", "-s"));
            if (parsed.has("--help") || parsed.has("-h") || parsed.rest().isEmpty()) {
                out.print(HELP);
                return 0;
            }
            JsonNode answer = send(parsed, parsed.rest().get(0));
            if (parsed.has("--json")) {
                out.println(answer);
            } else {
                AnswerText.print(answer, out, err);
            }
            return 0;
        } catch (SluiceException e) {
            err.println(ErrorReport.render(e, null, null));
            return e.code() == ErrorCode.USAGE ? USAGE : FAILED;
        } catch (ServerError e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private JsonNode send(Words words, String command) {
        ServerLink link = new ServerLink(
                words.option("--server")
                        .orElseGet(() -> environment.getOrDefault("SLUICE_SERVER", "http://127.0.0.1:8642")),
                words.option("--user").orElseGet(() -> environment.get("SLUICE_USER")),
                environment.get("SLUICE_PASSWORD"));
        return switch (command) {
            case "list" -> {
                arguments(words, command, 0, 0);
                yield link.get("/api/jobs");
            }
            case "checkpoints" -> link.get(job(words, command, 1) + "/checkpoints");
            case "cancel" -> link.post(job(words, command, 1) + "/cancel", Map.of());
            case "savepoint" -> {
                String job = job(words, command, 2);
                yield link.post(
                        job + "/savepoint",
                        words.rest().size() > 2
                                ? Map.of("directory", words.rest().get(2))
                                : Map.of());
            }
            case "stop" -> {
                Map<String, Object> body = new LinkedHashMap<>();
                words.option("--savepoint").ifPresent(folder -> body.put("directory", folder));
                body.put("drain", words.has("--drain"));
                yield link.post(job(words, command, 1) + "/stop", body);
            }
            case "restart" -> {
                Map<String, Object> body = new LinkedHashMap<>();
                words.option("--from").ifPresent(path -> body.put("from", path));
                yield link.post(job(words, command, 1) + "/restart", body);
            }
            case "run" -> link.post("/api/run", script(words));
            default -> throw Words.usage("There is no command '" + command + "'");
        };
    }

    private static List<String> arguments(Words words, String command, int least, int most) {
        List<String> arguments = words.rest().subList(1, words.rest().size());
        if (arguments.size() < least || arguments.size() > most) {
            throw Words.usage("'sluice " + command + "' has " + arguments.size() + " arguments")
                    .expected(least == most ? String.valueOf(least) : least + " to " + most);
        }
        return arguments;
    }

    private static String job(Words words, String command, int most) {
        String job = arguments(words, command, 1, most).get(0);
        return "/api/jobs/" + URLEncoder.encode(job, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Map<String, Object> script(Words words) {
        String file = arguments(words, "run", 1, 1).get(0);
        Map<String, Object> body = new LinkedHashMap<>();
        try {
            body.put("script", Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw Words.usage("File '" + file + "' cannot be read: " + e.getMessage())
                    .causedBy(e);
        }
        body.put("name", file);
        List<String> places = new ArrayList<>();
        words.option("-s").ifPresent(places::add);
        words.option("--from").ifPresent(places::add);
        places.stream().findFirst().ifPresent(path -> body.put("savepoint", path));
        return body;
    }
}
