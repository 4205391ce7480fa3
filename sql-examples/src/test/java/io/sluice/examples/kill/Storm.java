package io.sluice.examples.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All campaigns of a storm: every pipeline over every backend, with equally many kills, some of them at once. */
final class Storm {
    private final Path folder;
    private final long seed;
    private final Orders orders;
    private final PointDeck deck;
    private final Children children;
    private final List<Campaign> campaigns = new ArrayList<>();

    Storm(Path folder, long seed, int orderCount, List<String> backends) throws IOException, InterruptedException {
        this.folder = folder;
        this.seed = seed;
        this.deck = new PointDeck(seed);
        this.orders = new Orders(seed, orderCount);
        orders.write(ordersFile(), paymentsFile());
        Path training = new Round(this, Pipeline.TUMBLE, backends.get(0), folder.resolve("training")).nextScript();
        this.children = new Children(folder.resolve("classes"), training);
        for (Pipeline pipeline : Pipeline.values()) {
            backends.forEach(backend -> campaigns.add(new Campaign(this, pipeline, backend)));
        }
    }

    /** @param lanes campaigns that run at once */
    void run(int kills, int lanes) throws IOException, InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(lanes);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < campaigns.size(); i++) {
                Campaign campaign = campaigns.get(i);
                int share = (kills + i) / campaigns.size();
                running.add(executor.submit(() -> {
                    campaign.run(share);
                    return null;
                }));
            }
            for (Future<Void> campaign : running) {
                campaign.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("seed " + seed + ": " + e.getCause().getMessage(), e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    List<Campaign> campaigns() {
        return campaigns;
    }

    Path folder() {
        return folder;
    }

    long seed() {
        return seed;
    }

    Orders orders() {
        return orders;
    }

    Path ordersFile() {
        return folder.resolve("orders.jsonl");
    }

    Path paymentsFile() {
        return folder.resolve("payments.jsonl");
    }

    PointDeck deck() {
        return deck;
    }

    Children children() {
        return children;
    }
}
