package io.sluice.functions.library;

import io.sluice.functions.Failures;
import io.sluice.functions.Result;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * REGEXP and its family, and SIMILAR TO, by Java's regular expressions. A pattern that is a constant is compiled once
 * and comes as the last parameter.
 */
public final class RegexFunctions {
    private RegexFunctions() {}

    /** A compiled pattern; a wrong one is an error of the user. */
    public static Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw Failures.invalidArgument("'" + pattern + "' is not a regular expression: " + e.getDescription()
                    + " near index " + e.getIndex());
        }
    }

    public static boolean regexp(byte[] heap, int start, int length, byte[] p, int pStart, int pLength, Pattern c) {
        return pLength > 0 && c.matcher(Utf8.text(heap, start, length)).find();
    }

    public static boolean regexp(byte[] heap, int start, int length, byte[] p, int pStart, int pLength) {
        return regexp(heap, start, length, p, pStart, pLength, compile(Utf8.text(p, pStart, pLength)));
    }

    /** NULL where nothing matches, or the group took no part in the match. */
    public static void extract(
            byte[] heap, int start, int length, byte[] p, int pStart, int pLength, int group, Pattern c, Result r) {
        Matcher matcher = c.matcher(Utf8.text(heap, start, length));
        if (group < 0 || group > matcher.groupCount()) {
            throw Failures.invalidArgument("the regular expression has no group " + group);
        }
        String found = matcher.find() ? matcher.group(group) : null;
        if (found == null) {
            r.isNull = true;
        } else {
            r.setBytes(Utf8.bytes(found));
        }
    }

    public static void extract(
            byte[] heap, int start, int length, byte[] p, int pStart, int pLength, int group, Result r) {
        extract(heap, start, length, p, pStart, pLength, group, compile(Utf8.text(p, pStart, pLength)), r);
    }

    public static void replace(
            byte[] heap,
            int start,
            int length,
            byte[] p,
            int pStart,
            int pLength,
            byte[] with,
            int withStart,
            int withLength,
            Pattern c,
            Result r) {
        String replacement = Matcher.quoteReplacement(Utf8.text(with, withStart, withLength));
        String replaced = c.matcher(Utf8.text(heap, start, length)).replaceAll(replacement);
        r.setBytes(Texts.bounded("REGEXP_REPLACE", Utf8.bytes(replaced)));
    }

    public static void replace(
            byte[] heap,
            int start,
            int length,
            byte[] p,
            int pStart,
            int pLength,
            byte[] with,
            int withStart,
            int withLength,
            Result r) {
        Pattern pattern = compile(Utf8.text(p, pStart, pLength));
        replace(heap, start, length, p, pStart, pLength, with, withStart, withLength, pattern, r);
    }

    /** How often the pattern matches, matches not overlapping. */
    public static int count(byte[] heap, int start, int length, byte[] p, int pStart, int pLength, Pattern c) {
        Matcher matcher = c.matcher(Utf8.text(heap, start, length));
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    public static int count(byte[] heap, int start, int length, byte[] p, int pStart, int pLength) {
        return count(heap, start, length, p, pStart, pLength, compile(Utf8.text(p, pStart, pLength)));
    }

    /** Where the first match begins, from 1; 0 when there is none. */
    public static int position(byte[] heap, int start, int length, byte[] p, int pStart, int pLength, Pattern c) {
        String text = Utf8.text(heap, start, length);
        Matcher matcher = c.matcher(text);
        return matcher.find() ? text.codePointCount(0, matcher.start()) + 1 : 0;
    }

    public static int position(byte[] heap, int start, int length, byte[] p, int pStart, int pLength) {
        return position(heap, start, length, p, pStart, pLength, compile(Utf8.text(p, pStart, pLength)));
    }

    /** The first match; NULL when there is none. */
    public static void substring(
            byte[] heap, int start, int length, byte[] p, int pStart, int pLength, Pattern c, Result r) {
        extract(heap, start, length, p, pStart, pLength, 0, c, r);
    }

    public static void substring(byte[] heap, int start, int length, byte[] p, int pStart, int pLength, Result r) {
        extract(heap, start, length, p, pStart, pLength, 0, r);
    }

    public static boolean similar(
            byte[] heap, int start, int length, byte[] p, int pStart, int pLength, SimilarPattern c) {
        return c.matches(Utf8.text(heap, start, length));
    }

    public static boolean similar(byte[] heap, int start, int length, byte[] p, int pStart, int pLength) {
        return similar(heap, start, length, p, pStart, pLength, similarPattern(Utf8.text(p, pStart, pLength), ""));
    }

    public static boolean similar(
            byte[] heap, int start, int length, byte[] p, int ps, int pl, byte[] e, int es, int el, SimilarPattern c) {
        return c.matches(Utf8.text(heap, start, length));
    }

    public static boolean similar(
            byte[] heap, int start, int length, byte[] p, int ps, int pl, byte[] e, int es, int el) {
        SimilarPattern pattern = similarPattern(Utf8.text(p, ps, pl), Utf8.text(e, es, el));
        return pattern.matches(Utf8.text(heap, start, length));
    }

    /** @param escape one character, or empty for none */
    public static SimilarPattern similarPattern(String pattern, String escape) {
        return SimilarPattern.of(pattern, escape.isEmpty() ? -1 : LikePattern.escape(escape));
    }
}
