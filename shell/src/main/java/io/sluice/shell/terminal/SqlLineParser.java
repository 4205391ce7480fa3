package io.sluice.shell.terminal;

import io.sluice.shell.complete.Completion;
import io.sluice.shell.input.InputSplitter;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Says when an input is complete, and which part of it a completion takes the place of. */
final class SqlLineParser implements Parser {
    private final Completion completion;

    SqlLineParser(Completion completion) {
        this.completion = completion;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.COMPLETE) {
            int start = completion.start(line, cursor);
            return new Line(line, cursor, line.substring(start, cursor));
        }
        if (context == ParseContext.ACCEPT_LINE && !InputSplitter.isComplete(line + "\n")) {
            throw new EOFError(-1, -1, "the statement has no end");
        }
        return new Line(line, cursor, line);
    }

    /** @param word what a completion takes the place of, up to the cursor */
    private record Line(String line, int cursor, String word) implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
