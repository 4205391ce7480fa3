package io.sluice.benchmarks;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A seeded generator of the Nexmark streams: of every 50 events 1 is a person, 3 are auctions and 46 are bids (Tucker,
 * Tufte, Papadimos, Maier: NEXMark, a benchmark for queries over data streams, 2002). Event times are in order, 20
 * events per millisecond. Batches hold {@value #BATCH_ROWS} rows.
 */
public final class Nexmark {
    static final int BATCH_ROWS = 4096;
    private static final int EVENTS_PER_MILLI = 20;
    private static final long START_MICROS = 1_700_000_000_000_000L;
    private static final String[] CHANNELS = {"Google", "Facebook", "Baidu", "Apple"};
    private static final String[] STATES = {"AZ", "CA", "ID", "OR", "WA", "WY"};
    private static final String[] CITIES = {"Phoenix", "Los Angeles", "Boise", "Portland", "Seattle", "Cheyenne"};

    private static final SqlType BIGINT = SqlType.of(TypeRoot.BIGINT).notNull();
    private static final SqlType TEXT = SqlType.string();
    private static final SqlType TIME = SqlType.timestamp(3).notNull();

    static final RowType PERSON = RowType.of(
            new Field("id", BIGINT),
            new Field("name", TEXT),
            new Field("email", TEXT),
            new Field("city", TEXT),
            new Field("state", TEXT),
            new Field("ts", TIME));
    static final RowType AUCTION = RowType.of(
            new Field("id", BIGINT),
            new Field("itemName", TEXT),
            new Field("initialBid", BIGINT),
            new Field("reserve", BIGINT),
            new Field("ts", TIME),
            new Field("expires", TIME),
            new Field("seller", BIGINT),
            new Field("category", BIGINT));
    static final RowType BID = RowType.of(
            new Field("auction", BIGINT),
            new Field("bidder", BIGINT),
            new Field("price", BIGINT),
            new Field("channel", TEXT),
            new Field("url", TEXT),
            new Field("ts", TIME),
            new Field("extra", TEXT));

    static final RowType SLIM_BID =
            RowType.of(new Field("auction", BIGINT), new Field("price", BIGINT), new Field("ts", TIME));

    /** The three streams, in event-time order each. */
    record Streams(List<Batch> persons, List<Batch> auctions, List<Batch> bids) {}

    private final Random random;
    private final int keys;
    private long persons;
    private long auctions;

    private Nexmark(long seed, int keys) {
        this.random = new Random(seed);
        this.keys = keys;
    }

    /**
     * @param events of all three kinds together
     * @param auctionKeys over how many auctions the bids are spread
     */
    static Streams generate(long seed, int events, int auctionKeys) {
        return new Nexmark(seed, auctionKeys).generate(events);
    }

    /**
     * Bids alone, without their texts: what the window benchmarks read.
     *
     * @param bids of them; 20 per millisecond
     */
    static List<Batch> slimBids(long seed, int bids, int auctionKeys) {
        Random random = new Random(seed);
        Stream stream = new Stream(SLIM_BID);
        for (int i = 0; i < bids; i++) {
            stream.builder.column(0).appendLong(1000 + random.nextInt(auctionKeys));
            stream.builder.column(1).appendLong(100 + random.nextInt(10_000_000));
            stream.builder.column(2).appendLong(START_MICROS + i / EVENTS_PER_MILLI * 1000L);
            stream.endRow();
        }
        return stream.finish();
    }

    private Streams generate(int events) {
        Stream person = new Stream(PERSON);
        Stream auction = new Stream(AUCTION);
        Stream bid = new Stream(BID);
        for (int i = 0; i < events; i++) {
            long micros = START_MICROS + i / EVENTS_PER_MILLI * 1000L;
            int kind = i % 50;
            if (kind == 0) {
                person(person.builder, micros);
                person.endRow();
            } else if (kind < 4) {
                auction(auction.builder, micros);
                auction.endRow();
            } else {
                bid(bid.builder, micros);
                bid.endRow();
            }
        }
        return new Streams(person.finish(), auction.finish(), bid.finish());
    }

    private void person(BatchBuilder out, long micros) {
        int place = random.nextInt(CITIES.length);
        out.column(0).appendLong(1000 + persons++);
        out.column(1).appendString(word(5) + " " + word(7));
        out.column(2).appendString(word(7) + "@" + word(5) + ".com");
        out.column(3).appendString(CITIES[place]);
        out.column(4).appendString(STATES[place]);
        out.column(5).appendLong(micros);
    }

    private void auction(BatchBuilder out, long micros) {
        long initial = 100 + random.nextInt(1_000_000);
        out.column(0).appendLong(1000 + auctions++);
        out.column(1).appendString(word(20));
        out.column(2).appendLong(initial);
        out.column(3).appendLong(initial + random.nextInt(1_000_000));
        out.column(4).appendLong(micros);
        out.column(5).appendLong(micros + random.nextInt(20_000) * 1000L);
        out.column(6).appendLong(1000 + random.nextInt((int) Math.max(1, persons)));
        out.column(7).appendLong(10 + random.nextInt(5));
    }

    private void bid(BatchBuilder out, long micros) {
        int channel = random.nextInt(CHANNELS.length);
        out.column(0).appendLong(1000 + random.nextInt(keys));
        out.column(1).appendLong(1000 + random.nextInt((int) Math.max(1, persons)));
        out.column(2).appendLong(100 + random.nextInt(10_000_000));
        out.column(3).appendString(CHANNELS[channel]);
        out.column(4).appendString("https://www.nexmark.com/" + word(5) + "/" + word(5) + "/item.htm?query=1");
        out.column(5).appendLong(micros);
        out.column(6).appendString(word(12));
    }

    private String word(int length) {
        char[] letters = new char[length];
        for (int i = 0; i < length; i++) {
            letters[i] = (char) ('a' + random.nextInt(26));
        }
        return new String(letters);
    }

    /** Batches of one stream while they are filled. */
    private static final class Stream {
        final BatchBuilder builder;
        final List<Batch> batches = new ArrayList<>();

        Stream(RowType type) {
            builder = new BatchBuilder(type);
        }

        void endRow() {
            builder.endRow();
            if (builder.size() == BATCH_ROWS) {
                batches.add(builder.build());
            }
        }

        List<Batch> finish() {
            if (builder.size() > 0) {
                batches.add(builder.build());
            }
            return batches;
        }
    }
}
