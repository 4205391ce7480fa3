package io.sluice.shell.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DisplayWidthTest {
    @Test
    void lettersOfEastAsiaTakeTwoCells() {
        assertEquals(3, DisplayWidth.of("abc"));
        assertEquals(4, DisplayWidth.of("中文"));
        assertEquals(6, DisplayWidth.of("한국어"));
        assertEquals(2, DisplayWidth.of("ア"));
        assertEquals(1, DisplayWidth.of("ｱ"), "half width");
        assertEquals(2, DisplayWidth.of("𠀋"), "beyond the first 65,536");
        assertEquals(1, DisplayWidth.of("é"));
        assertEquals(1, DisplayWidth.of("─"));
    }

    @Test
    void accentsBelongToTheirLetter() {
        assertEquals(1, DisplayWidth.of("e\u0301"));
        assertEquals(1, DisplayWidth.of("a\u0308\u0304"));
        assertEquals(2, DisplayWidth.of("\u1112\u1161\u11ab"), "one syllable of three letters of Hangul");
        assertEquals(0, DisplayWidth.of("\u200b"));
    }

    @Test
    void aPictureOfManySignsIsOne() {
        assertEquals(2, DisplayWidth.of("\uD83D\uDE00"), "a face");
        assertEquals(2, DisplayWidth.of("\uD83D\uDC4D\uD83C\uDFFD"), "a thumb with its skin tone");
        assertEquals(
                2, DisplayWidth.of("\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"), "a family, joined by joiners");
        assertEquals(2, DisplayWidth.of("\uD83C\uDDE9\uD83C\uDDEA"), "a flag");
        assertEquals(2, DisplayWidth.of("\u2764\uFE0F"), "a heart as a picture");
        assertEquals(1, DisplayWidth.of("\u2764"), "a heart as a letter");
        assertEquals(2, DisplayWidth.of("\u26A1"), "a flash");
    }

    @Test
    void nothingIsCutThrough() {
        assertEquals("中...", DisplayWidth.cut("中文字幕", 5));
        assertEquals("中文字幕", DisplayWidth.cut("中文字幕", 8));
        assertEquals("..", DisplayWidth.cut("中文字幕", 2));
        assertEquals("中", DisplayWidth.clip("中文", 3));
        assertEquals("e\u0301", DisplayWidth.clip("e\u0301e\u0301", 1));
        assertEquals("\uD83C\uDDE9\uD83C\uDDEA", DisplayWidth.clip("\uD83C\uDDE9\uD83C\uDDEAx", 2));
        assertEquals("  中", DisplayWidth.padLeft("中", 4));
    }
}
