package io.sluice.examples.slt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One step of an {@code .slt} file. */
sealed interface SltRecord {
    /** The line in the file at which it begins, from 1. */
    int line();

    /** What it must answer; empty for steps that have no answer. */
    default List<String> answer() {
        return List.of();
    }

    /** What it must answer in this session. */
    default List<String> answer(SltSession session) {
        return answer();
    }

    /**
     * What it answers.
     *
     * @throws AssertionError when a statement did not do what the step says
     */
    List<String> run(SltSession session) throws IOException;

    /** A comment or a blank line: nothing to run. */
    record Prose(int line) implements SltRecord {
        @Override
        public List<String> run(SltSession session) {
            return List.of();
        }
    }

    /** {@code file PATH} and the lines that the file gets. */
    record InputFile(int line, String path, List<String> content) implements SltRecord {
        @Override
        public List<String> run(SltSession session) throws IOException {
            session.write(path, content);
            return List.of();
        }
    }

    /**
     * {@code statement ok}, {@code statement note REGEX}, {@code statement error REGEX}.
     *
     * @param regex found in what the statement says; empty for ok
     */
    record Statement(int line, Outcome outcome, String regex, String sql) implements SltRecord {
        /** What must become of the statement. */
        enum Outcome {
            OK,
            NOTE,
            ERROR
        }

        @Override
        public List<String> run(SltSession session) {
            session.check(this);
            return List.of();
        }
    }

    /** {@code query [names] [rowsort]}, SQL, {@code ----}, and the answer. */
    record Query(int line, boolean names, boolean rowsort, String sql, List<String> answer) implements SltRecord {
        @Override
        public List<String> answer(SltSession session) {
            List<String> rows = new ArrayList<>(answer);
            if (session.losesOrder()) {
                rows.subList(names ? 1 : 0, rows.size()).sort(null);
            }
            return rows;
        }

        @Override
        public List<String> run(SltSession session) {
            return SltText.of(session.query(sql), names, rowsort || session.losesOrder());
        }
    }

    /** {@code files PATH}, {@code ----}, and the sorted lines of a folder's visible files. */
    record Files(int line, String path, List<String> answer) implements SltRecord {
        @Override
        public List<String> run(SltSession session) throws IOException {
            return session.visibleLines(path);
        }
    }

    /** {@code printed}, {@code ----}, and the sorted lines that the print connector wrote since the last look. */
    record Printed(int line, List<String> answer) implements SltRecord {
        @Override
        public List<String> answer(SltSession session) {
            return session.losesOrder() ? List.of() : answer;
        }

        /** After a restore print may show a row again, so that it is not looked at there. */
        @Override
        public List<String> run(SltSession session) {
            return session.losesOrder() ? List.of() : session.printedLines();
        }
    }

    /** {@code late}, {@code ----}, and what the session's jobs say of late rows, since the file's begin. */
    record Late(int line, List<String> answer) implements SltRecord {
        @Override
        public List<String> answer(SltSession session) {
            return session.losesOrder() ? List.of() : answer;
        }

        /** Jobs that died have taken their reports with them. */
        @Override
        public List<String> run(SltSession session) {
            return session.losesOrder() ? List.of() : session.lateLines();
        }
    }
}
