package io.sluice.functions;

import static io.sluice.functions.Checks.check;
import static io.sluice.functions.Checks.checkFails;

import io.sluice.core.error.ErrorCode;
import org.junit.jupiter.api.Test;

class TextFunctionsTest {
    @Test
    void joining() {
        check("ab", "||", "a", "b");
        check("abc", "CONCAT", "a", "b", "c");
        check("a", "CONCAT", "a");
        check(null, "CONCAT", "a", null, "c");
        check("AA~BB~~CC", "CONCAT_WS", "~", "AA", null, "BB", "", "CC");
        check("", "CONCAT_WS", "~", null, null);
        check(null, "CONCAT_WS", null, "a", "b");
        check("ababab", "REPEAT", "ab", 3);
        check("", "REPEAT", "ab", -1);
    }

    @Test
    void parts() {
        check("bcd", "SUBSTRING", "abcde", 2, 3);
        check("bcde", "SUBSTR", "abcde", 2);
        check("de", "SUBSTRING", "abcde", -2);
        check("", "SUBSTRING", "abcde", -9, 2);
        check("abc", "SUBSTRING", "abcde", 0, 3);
        check("", "SUBSTRING", "abcde", 9, 3);
        check(null, "SUBSTRING", "abcde", 1, -1);
        check("ö€", "SUBSTRING", "äö€😀", 2, 2);
        check("äö", "LEFT", "äö€😀", 2);
        check("", "LEFT", "abc", -1);
        check("€😀", "RIGHT", "äö€😀", 2);
        check("abc", "RIGHT", "abc", 9);
        check("", "RIGHT", "abc", -1);
        check("b", "SPLIT_INDEX", "a,b,c", ",", 1);
        check("", "SPLIT_INDEX", "a,,c", ",", 1);
        check(null, "SPLIT_INDEX", "a,b,c", ",", 3);
        check(null, "SPLIT_INDEX", "a,b,c", ",", -1);
    }

    @Test
    void finding() {
        check("2", "POSITION", "b", "äbc");
        check("0", "POSITION", "x", "abc");
        check("1", "POSITION", "", "abc");
        check("4", "LOCATE", "b", "äbcb", 3);
        check("0", "LOCATE", "b", "ab", 9);
        check("2", "INSTR", "äbc", "b");
        check("TRUE", "STARTSWITH", "äbc", "ä");
        check("FALSE", "STARTSWITH", "a", "ab");
        check("TRUE", "ENDSWITH", "abc", "bc");
        check("FALSE", "ENDSWITH", "abc", "ab");
    }

    @Test
    void changing() {
        check("hello flink", "REPLACE", "hello world", "world", "flink");
        check("zab", "REPLACE", "ababab", "abab", "z");
        check("xxxxxxxxx", "OVERLAY", "xxxxxtest", "xxxx", 6);
        check("xxxxxxxxxst", "OVERLAY", "xxxxxtest", "xxxx", 6, 2);
        check("abc", "OVERLAY", "abc", "x", 9);
        check("xc", "TRANSLATE", "abc", "ab", "x");
        check("a", "TRIM", "  a ");
        check("a", "TRIM", "BOTH", "x", "xxax");
        check("axx", "TRIM", "LEADING", "xä", "xäaxx");
        check("xa", "TRIM", "TRAILING", "xä", "xaxä");
        check("a ", "LTRIM", " a ");
        check(" a", "RTRIM", " a ");
        check("a", "BTRIM", "xyayx", "yx");
        check("??hi", "LPAD", "hi", 4, "??");
        check("h", "LPAD", "hi", 1, "??");
        check("hi?ä?", "RPAD", "hi", 5, "?ä");
        check(null, "RPAD", "hi", -1, "?");
        checkFails(ErrorCode.INVALID_ARGUMENT, "TRIM", "MIDDLE", "x", "xax");
    }

    @Test
    void characters() {
        check("ÄB ß".replace("ß", "SS"), "UPPER", "äb ß");
        check("äb", "LOWER", "ÄB");
        check("Ab Cd-Ef", "INITCAP", "ab cD-EF");
        check("4", "CHAR_LENGTH", "äö€😀");
        check("😀€öä", "REVERSE", "äö€😀");
        check("97", "ASCII", "abc");
        check("0", "ASCII", "");
        check("a", "CHR", 97);
        check("a", "CHR", 353);
        check("aGVsbG8gd29ybGQ=", "TO_BASE64", "hello world");
        check("hello world", "FROM_BASE64", "aGVsbG8gd29ybGQ=");
        check(null, "FROM_BASE64", "?");
        check("900150983cd24fb0d6963f7d28e17f72", "MD5", "abc");
        check("a9993e364706816aba3e25717850c26c9cd0d89d", "SHA1", "abc");
        check("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "SHA256", "abc");
    }

    @Test
    void regularExpressions() {
        check("TRUE", "REGEXP", "abc", "b.");
        check("FALSE", "REGEXP", "abc", "^b");
        check("FALSE", "REGEXP", "abc", "");
        check("bar", "REGEXP_EXTRACT", "foothebar", "foo(.*?)(bar)", 2);
        check("foothebar", "REGEXP_EXTRACT", "foothebar", "foo(.*?)(bar)");
        check(null, "REGEXP_EXTRACT", "x", "foo(.*?)(bar)", 2);
        check("fb", "REGEXP_REPLACE", "foobar", "oo|ar", "");
        check("$2-$1", "REGEXP_REPLACE", "a-b", "(.)-(.)", "$2-$1");
        checkFails(ErrorCode.INVALID_ARGUMENT, "REGEXP", "abc", "(");
        checkFails(ErrorCode.INVALID_ARGUMENT, "REGEXP_EXTRACT", "abc", "a", 1);
        checkFails(ErrorCode.INVALID_ARGUMENT, "REGEXP_REPLACE", "abc", "(", "x");
    }
}
