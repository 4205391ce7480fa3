package io.sluice.examples.kill;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Random;

/**
 * The input of the storm, in arrays for the oracle and in files for the engine: orders in nearly the order of their
 * times, one in fifty late by up to a minute, and the payments of every tenth order in another order.
 */
final class Orders {
    static final int CUSTOMERS = 500;
    private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);
    private static final int MILLIS_PER_ORDER = 5;

    final int count;
    final int[] customer;
    final int[] cents;
    final long[] millis;
    /** The order that each payment is for. */
    final int[] payments;

    Orders(long seed, int count) {
        Random random = new Random(seed);
        this.count = count;
        customer = new int[count];
        cents = new int[count];
        millis = new long[count];
        for (int i = 0; i < count; i++) {
            customer[i] = random.nextInt(CUSTOMERS);
            cents[i] = random.nextInt(100_000);
            int behind = random.nextInt(50) == 0 ? random.nextInt(60_000) : random.nextInt(1_000);
            millis[i] = Math.max(0, (long) i * MILLIS_PER_ORDER - behind);
        }
        payments = new int[count / 10];
        for (int i = 0; i < payments.length; i++) {
            int j = random.nextInt(i + 1);
            payments[i] = payments[j];
            payments[j] = i * 10;
        }
    }

    void write(Path orders, Path paid) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(orders)) {
            for (int i = 0; i < count; i++) {
                out.write("{\"id\":" + i + ",\"customer\":\"c" + customer[i] + "\",\"amount\":" + amount(cents[i])
                        + ",\"ts\":\"" + time(millis[i]) + "\"}\n");
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(paid)) {
            for (int order : payments) {
                out.write("{\"order_id\":" + order + ",\"method\":\"m" + order % 4 + "\"}\n");
            }
        }
    }

    /** An order as the csv format writes it. */
    String line(int order) {
        return order + ",c" + customer[order] + "," + amount(cents[order]) + "," + time(millis[order]);
    }

    static String amount(long cents) {
        return cents / 100 + "." + (char) ('0' + cents / 10 % 10) + (char) ('0' + cents % 10);
    }

    /** As the csv format writes a TIMESTAMP(3): without the zeros at the end of the fraction. */
    static String time(long millis) {
        LocalDateTime t = START.plusNanos(millis * 1_000_000);
        StringBuilder text = new StringBuilder(23).append(t.toLocalDate()).append(' ');
        two(text, t.getHour()).append(':');
        two(text, t.getMinute()).append(':');
        two(text, t.getSecond());
        int fraction = t.getNano() / 1_000_000;
        if (fraction > 0) {
            text.append('.');
            for (int digit = 100; fraction > 0; digit /= 10) {
                text.append((char) ('0' + fraction / digit));
                fraction %= digit;
            }
        }
        return text.toString();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** Milliseconds since the epoch. */
    static long epochMillis(long millis) {
        return START.toInstant(ZoneOffset.UTC).toEpochMilli() + millis;
    }

    /** The inverse of {@link #epochMillis}. */
    static long sinceStart(long epochMillis) {
        return epochMillis - START.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
