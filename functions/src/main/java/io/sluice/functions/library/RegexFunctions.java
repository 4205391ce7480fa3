package io.sluice.functions.library;

import io.sluice.functions.Failures;
import io.sluice.functions.Result;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * REGEXP, REGEXP_EXTRACT and REGEXP_REPLACE, by Java's regular expressions. A pattern that is a constant is compiled once
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
        String replacement = Utf8.text(with, withStart, withLength);
        try {
            r.setBytes(Utf8.bytes(c.matcher(Utf8.text(heap, start, length)).replaceAll(replacement)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Failures.invalidArgument("'" + replacement + "' is not a replacement: " + e.getMessage());
        }
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
}
