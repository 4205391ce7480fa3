package io.sluice.parser;

/**
 * A piece of a script; the pieces together are the whole text, in order, without gaps.
 *
 * @param start offset of the first character, in UTF-16 units
 * @param end offset behind the last one
 */
public record ScriptToken(Kind kind, int start, int end) {
    /** What a piece is; a highlighter gives each a colour. */
    public enum Kind {
        /** A keyword or a name; which one depends on where it stands. */
        WORD,
        /** A name in back-ticks. */
        NAME,
        STRING,
        NUMBER,
        SYMBOL,
        SEMICOLON,
        /** The opening of a hint. What stands inside a hint are tokens as any others. */
        HINT_BEGIN,
        HINT_END,
        COMMENT,
        SPACE,
        /** A string whose end is missing: it reaches to the end of the text. */
        OPEN_STRING,
        /** A back-tick whose partner is missing: it reaches to the end of the line. */
        OPEN_NAME,
        /** A comment whose end is missing: it reaches to the end of the text. */
        OPEN_COMMENT,
        /** A character that SQL does not have. */
        UNKNOWN
    }

    public String text(String script) {
        return script.substring(start, end);
    }

    /** A comment or white space. */
    public boolean isHidden() {
        return kind == Kind.SPACE || kind == Kind.COMMENT;
    }

    public boolean isWord(String script, String word) {
        return kind == Kind.WORD
                && end - start == word.length()
                && script.regionMatches(true, start, word, 0, word.length());
    }
}
