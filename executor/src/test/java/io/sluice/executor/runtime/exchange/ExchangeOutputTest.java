package io.sluice.executor.runtime.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Barrier;
import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.RowShare;
import io.sluice.core.batch.StreamElement;
import io.sluice.core.batch.Watermark;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.executor.runtime.fixture.Rows;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.KeyHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeOutputTest {
    private static final int GROUPS = 128;
    private static final RowType TYPE = new RowType(List.of(
            new Field("key", SqlType.of(TypeRoot.BIGINT)),
            new Field("text", SqlType.string()),
            new Field("flag", SqlType.of(TypeRoot.BOOLEAN)),
            new Field("day", SqlType.of(TypeRoot.DATE)),
            new Field("wide", SqlType.decimal(30, 2)),
            new Field("real", SqlType.of(TypeRoot.FLOAT)),
            new Field("number", SqlType.of(TypeRoot.DOUBLE))));

    private final List<Channel> channels = new ArrayList<>();

    private ExchangeOutput output(int targets) {
        for (int i = 0; i < targets; i++) {
            channels.add(new Channel(8));
        }
        Optional<List<Integer>> keys = targets == 1 ? Optional.empty() : Optional.of(List.of(0));
        return new ExchangeOutput(channels, TYPE, keys, GROUPS);
    }

    private static Batch random(Random random, int rows) {
        BatchBuilder out = new BatchBuilder(TYPE);
        for (int i = 0; i < rows; i++) {
            out.column(0).appendLong(random.nextInt(500));
            if (random.nextInt(5) == 0) {
                IntStream.range(1, TYPE.size()).forEach(c -> out.column(c).appendNull());
            } else {
                out.column(1).appendString("é" + random.nextInt());
                out.column(2).appendBoolean(random.nextBoolean());
                out.column(3).appendInt(random.nextInt());
                out.column(4).appendDecimal(random.nextInt(9), random.nextLong());
                out.column(5).appendFloat(random.nextFloat());
                out.column(6).appendDouble(random.nextDouble());
            }
            out.endRow(random.nextInt(9) == 0 ? -1 : 1);
        }
        Batch batch = out.build();
        if (random.nextInt(3) > 0) {
            return batch;
        }
        return batch.withRowWatermarks(random.longs(rows).toArray());
    }

    private static List<String> withWatermarks(Batch batch) {
        List<String> rows = Rows.of(batch);
        for (int i = 0; i < rows.size(); i++) {
            rows.set(i, rows.get(i) + " @" + (batch.rowWatermarks == null ? Watermark.MIN : batch.rowWatermarks[i]));
        }
        return rows;
    }

    private static int target(Batch batch, int row, int targets) {
        int[] hashes = new int[batch.rowCount];
        KeyHash.hash(batch, List.of(0), hashes);
        return KeyGroupRange.task(GROUPS, targets, KeyHash.keyGroup(hashes[row], GROUPS));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void everyRowGoesToTheTaskOfItsKeyGroupInOrder(int targets) {
        ExchangeOutput output = output(targets);
        Random random = new Random(targets);
        List<List<String>> expected = new ArrayList<>();
        IntStream.range(0, targets).forEach(i -> expected.add(new ArrayList<>()));
        for (int i = 0; i < 60; i++) {
            Batch batch = random(random, 1 + random.nextInt(i % 10 == 0 ? Batch.MAX_ROWS : 300));
            List<String> rows = withWatermarks(batch);
            for (int row = 0; row < batch.rowCount; row++) {
                expected.get(target(batch, row, targets)).add(rows.get(row));
            }
            output.batch(0, batch);
        }
        output.flush();
        ShareGatherer gatherer = new ShareGatherer(targets != 3);
        for (int i = 0; i < targets; i++) {
            List<String> arrived = new ArrayList<>();
            for (StreamElement e = channels.get(i).poll();
                    e != null;
                    e = channels.get(i).poll()) {
                Batch batch = e instanceof RowShare share ? gatherer.gather(share) : (Batch) e;
                assertTrue(batch.rowCount <= Batch.MAX_ROWS);
                arrived.addAll(withWatermarks(batch));
            }
            assertEquals(expected.get(i), arrived);
        }
    }

    @Test
    void smallSharesWaitForMoreAndTheWatermarkWaitsForThem() {
        ExchangeOutput output = output(2);
        Random random = new Random(1);
        output.batch(0, random(random, 100));
        output.watermark(0, 5);
        output.batch(0, random(random, 100));
        output.watermark(0, 6);
        channels.forEach(c -> assertEquals(null, c.poll()));
        assertTrue(output.flush());
        output.barrier(new Barrier(1, 1, Barrier.Purpose.CHECKPOINT));
        for (Channel channel : channels) {
            assertEquals(StreamElement.Kind.BATCH, channel.poll().kind());
            assertEquals(new Watermark(6), channel.poll());
            assertEquals(StreamElement.Kind.BARRIER, channel.poll().kind());
        }
    }

    @Test
    void aHeldWatermarkIsSentAfterManyOthers() {
        ExchangeOutput output = output(2);
        output.batch(0, random(new Random(1), 10));
        for (int i = 0; i < 16; i++) {
            output.watermark(0, i);
        }
        channels.get(0).poll();
        assertEquals(new Watermark(15), channels.get(0).poll());
    }
}
