package io.sluice.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says before a prompt what has become of jobs in the background. Used by one thread. */
final class JobNews {
    private static final int ID = 0;
    private static final int STATUS = 2;

    private final ShellSession session;
    private final Map<String, String> running = new LinkedHashMap<>();

    JobNews(ShellSession session) {
        this.session = session;
    }

    /** A job goes on in the background. */
    void follow(String id, String name) {
        running.put(id, name);
    }

    /** One line for each job that has ended since the last call, but for those that were cancelled. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (running.isEmpty()) {
            return lines;
        }
        for (List<String> job : session.execute("SHOW JOBS").get(0).rows()) {
            String name = running.get(job.get(ID));
            if (name == null) {
                continue;
            }
            switch (job.get(STATUS)) {
                case "FINISHED" -> lines.add("[INFO] Job '" + name + "' has finished.");
                case "FAILED" -> lines.add("[ERROR] Job '" + name + "' has failed: " + failure(job.get(ID)));
                case "CANCELED" -> {}
                default -> {
                    continue;
                }
            }
            running.remove(job.get(ID));
        }
        return lines;
    }

    private String failure(String id) {
        return session.execute("DESCRIBE JOB '" + id + "'").get(0).rows().stream()
                .filter(fact -> fact.get(0).equals("failure"))
                .map(fact -> fact.get(1))
                .findFirst()
                .orElse("DESCRIBE JOB '" + id + "'; says more");
    }
}
