package io.sluice.engine.data;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.settings.Settings;
import io.sluice.engine.job.KeptJob;
import io.sluice.engine.job.KeptJob.Function;
import io.sluice.engine.job.KeptJob.Standing;
import io.sluice.engine.job.SessionJob.StopSavepoint;
import io.sluice.executor.plan.PlanDocument;
import io.sluice.executor.runtime.Continuation;
import io.sluice.executor.runtime.JobState;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is kept of a job as text: a line for each fact, its parts separated by tabs, and then the document of its plan.
 * Secrets of its tables are in it. In a part a backslash, a line end and a tab are written as in Java.
 */
final class KeptJobText {
    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String STARTED = "started";
    private static final String ZONE = "zone";
    private static final String START = "begins with";
    private static final String STATE = "state";
    private static final String FAILURE = "failure";
    private static final String STOPPED = "stopped with";
    private static final String SETTING = "setting";
    private static final String FUNCTION = "function";
    private static final String PLAN = "plan\n";

    private final StringBuilder text = new StringBuilder();

    private KeptJobText() {}

    static String of(KeptJob job) {
        KeptJobText out = new KeptJobText();
        out.line(ID, job.id());
        out.line(NAME, job.name());
        out.line(STARTED, String.valueOf(job.startMillis()));
        out.line(ZONE, job.zone().getId());
        job.start().ifPresent(path -> out.line(START, path));
        Standing standing = job.standing();
        out.line(STATE, standing.state().name(), standing.continuation().name());
        standing.failure()
                .ifPresent(f -> out.line(
                        FAILURE, f.code().name(), f.getMessage(), f.hint().orElse("")));
        standing.stoppedWith().ifPresent(s -> out.line(STOPPED, s.path(), String.valueOf(s.drained())));
        job.settings().asMap().forEach((key, value) -> out.line(SETTING, key, value));
        job.functions().forEach(out::function);
        return out.text.append(PLAN).append(PlanDocument.toJson(job.plan())).toString();
    }

    private void function(Function function) {
        List<String> parts = new ArrayList<>(List.of(FUNCTION, function.name(), function.className()));
        parts.addAll(function.archives());
        line(parts.toArray(String[]::new));
    }

    private void line(String... parts) {
        for (int i = 0; i < parts.length; i++) {
            text.append(i == 0 ? "" : "\t")
                    .append(parts[i].replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t"));
        }
        text.append('\n');
    }

    /**
     * What a text says.
     *
     * @param job with an empty plan when there is a problem
     * @param problem why its plan cannot be read: a newer release wrote it
     */
    record Read(KeptJob job, Optional<SluiceException> problem) {}

    /** @throws SluiceException DATA_FOLDER_DAMAGED when it is no such text */
    static Read read(String text) {
        int plan = text.indexOf("\n" + PLAN) + 1;
        Map<String, List<List<String>>> facts = new TreeMap<>();
        for (String line : text.substring(0, Math.max(0, plan - 1)).split("\n")) {
            List<String> parts = parts(line);
            facts.computeIfAbsent(parts.get(0), fact -> new ArrayList<>()).add(parts);
        }
        PhysicalPlan read = new PhysicalPlan(PhysicalPlan.CURRENT_VERSION, "", List.of());
        Optional<SluiceException> problem = Optional.empty();
        try {
            read = PlanDocument.fromJson(text.substring(plan + PLAN.length()));
        } catch (SluiceException e) {
            problem = Optional.of(e.prefixed("its plan cannot be run: "));
        }
        try {
            return new Read(job(facts, read), problem);
        } catch (RuntimeException e) {
            throw SluiceException.of(ErrorCode.DATA_FOLDER_DAMAGED, "what is kept of a job cannot be read: " + e)
                    .causedBy(e);
        }
    }

    private static KeptJob job(Map<String, List<List<String>>> facts, PhysicalPlan plan) {
        Settings settings = Settings.EMPTY;
        for (List<String> setting : all(facts, SETTING)) {
            settings = settings.with(setting.get(1), setting.get(2));
        }
        List<Function> functions = all(facts, FUNCTION).stream()
                .map(f -> new Function(f.get(1), f.get(2), f.subList(3, f.size())))
                .toList();
        List<String> state = all(facts, STATE).get(0);
        Standing standing = new Standing(
                JobState.valueOf(state.get(1)),
                all(facts, FAILURE).stream().findFirst().map(KeptJobText::failure),
                all(facts, STOPPED).stream()
                        .findFirst()
                        .map(s -> new StopSavepoint(s.get(1), Boolean.parseBoolean(s.get(2)))),
                Continuation.valueOf(state.get(2)));
        return new KeptJob(
                one(facts, ID),
                one(facts, NAME),
                Long.parseLong(one(facts, STARTED)),
                ZoneId.of(one(facts, ZONE)),
                settings,
                functions,
                plan,
                all(facts, START).stream().findFirst().map(parts -> parts.get(1)),
                standing);
    }

    private static SluiceException failure(List<String> parts) {
        SluiceException error = SluiceException.of(ErrorCode.valueOf(parts.get(1)), parts.get(2));
        return parts.get(3).isEmpty() ? error : error.hint(parts.get(3));
    }

    private static List<List<String>> all(Map<String, List<List<String>>> facts, String fact) {
        return facts.getOrDefault(fact, List.of());
    }

    private static String one(Map<String, List<List<String>>> facts, String fact) {
        return all(facts, fact).get(0).get(1);
    }

    private static List<String> parts(String line) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                parts.add(part.toString());
                part.setLength(0);
            } else if (c == '\\') {
                i++;
                part.append(line.charAt(i) == 'n' ? '\n' : line.charAt(i) == 't' ? '\t' : line.charAt(i));
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
