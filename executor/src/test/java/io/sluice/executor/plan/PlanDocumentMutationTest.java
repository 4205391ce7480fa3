package io.sluice.executor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.PhysicalPlan;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** A document that something happened to is a plan or one clear error, never anything else. */
class PlanDocumentMutationTest {
    private static final int MUTATIONS = 4_000;
    private static final long SEED = 20260101;
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9.]+|true|false|null|[\\[\\]{},:]");
    private static final String[] NOISE = {
        "null",
        "0",
        "-1",
        "99999999999",
        "1e999",
        "1.5",
        "{}",
        "[]",
        "\"\"",
        "\"kind\"",
        "\"java.lang.Object\"",
        "true",
        "\"DECIMAL(99, 2)\"",
        "\"INT(5)\"",
        "\"NaN\"",
        "[".repeat(3_000),
        "9".repeat(2_000),
        "\"@class\":\"x\",",
        "\\u0000"
    };

    private final Random random = new Random(SEED);
    private final PhysicalPlan plan = SamplePlans.everyKind();
    private final String json = PlanDocument.toJson(plan);
    private final Map<ErrorCode, Integer> errors = new EnumMap<>(ErrorCode.class);
    private int equalPlans;
    private int otherPlans;

    @Test
    void mutationsGiveAPlanOrOneError() {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < MUTATIONS; i++) {
                StringBuilder text = new StringBuilder(json);
                for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
                    mutate(text);
                }
                int number = i;
                String mutated = text.toString();
                Assertions.assertDoesNotThrow(() -> check(mutated), () -> "mutation " + number + ": " + mutated);
            }
        });
        String seen = equalPlans + " equal, " + otherPlans + " other, " + errors;
        assertTrue(equalPlans > 10 && otherPlans > 100, seen);
        assertTrue(errors.getOrDefault(ErrorCode.CHECKPOINT_DAMAGED, 0) > 1000, seen);
        assertTrue(errors.getOrDefault(ErrorCode.STATE_INCOMPATIBLE, 0) > 10, seen);
        assertEquals(2, errors.size(), seen);
    }

    private void check(String mutated) {
        PhysicalPlan read;
        try {
            read = PlanDocument.fromJson(mutated);
        } catch (SluiceException e) {
            errors.merge(e.code(), 1, Integer::sum);
            assertNotNull(e.getMessage());
            return;
        }
        if (read.equals(plan)) {
            equalPlans++;
        } else {
            otherPlans++;
            assertEquals(read, PlanDocument.fromJson(PlanDocument.toJson(read)));
        }
    }

    private void mutate(StringBuilder text) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(10)) {
            case 0 -> text.setCharAt(at, (char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536)));
            case 1 -> text.deleteCharAt(at);
            case 2 -> text.insert(at, (char) random.nextInt(256));
            case 3 -> text.setLength(at + 1);
            case 4 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(200))));
            case 5 -> replaceToken(text, at, NOISE[random.nextInt(NOISE.length)]);
            case 6 -> copyToken(text, at);
            case 7 -> copyToken(text, at);
            case 8 -> copyToken(text, at);
            case 9 -> text.insert(at, " \n\t".charAt(random.nextInt(3)));
            default -> throw new AssertionError();
        }
    }

    /** Often one of the same sort as what it replaces, so that what comes out may be a plan. */
    private void copyToken(StringBuilder text, int at) {
        Matcher token = TOKEN.matcher(text);
        if (!token.find(at)) {
            return;
        }
        String old = token.group();
        for (int tries = 0; tries < 20; tries++) {
            if (token.find(random.nextInt(text.length())) && sort(token.group()) == sort(old)) {
                replaceToken(text, at, token.group());
                return;
            }
        }
    }

    private static int sort(String token) {
        return Character.getType(token.charAt(0));
    }

    private static void replaceToken(StringBuilder text, int at, String with) {
        Matcher token = TOKEN.matcher(text);
        if (token.find(at)) {
            text.replace(token.start(), token.end(), with);
        }
    }
}
