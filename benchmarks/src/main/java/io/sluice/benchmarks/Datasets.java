package io.sluice.benchmarks;

import io.sluice.core.batch.Batch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The prefilled batches by name, made when first asked for; the newest alone is kept, for they are large. */
final class Datasets {
    private static final long SEED = 42;
    private static final int BIDS = 1_000_000;
    private static final int SLIM_BIDS = 16_000_000;
    private static final Map<String, List<Batch>> KEPT = new HashMap<>();

    private Datasets() {}

    /** {@code bids}: whole Nexmark bids; {@code keys-N} or {@code keys-N-R}: slim bids, R of them, over N auctions. */
    static synchronized List<Batch> get(String name) {
        if (!KEPT.containsKey(name)) {
            KEPT.clear();
            KEPT.put(name, make(name));
        }
        return KEPT.get(name);
    }

    private static List<Batch> make(String name) {
        if (name.equals("bids")) {
            return Nexmark.generate(SEED, BIDS * 50 / 46, 10_000).bids();
        }
        String[] parts = name.split("-");
        int rows = parts.length > 2 ? Integer.parseInt(parts[2]) : SLIM_BIDS;
        return Nexmark.slimBids(SEED, rows, Integer.parseInt(parts[1]));
    }

    static long rows(List<Batch> batches) {
        return batches.stream().mapToLong(b -> b.rowCount).sum();
    }
}
