package io.sluice.driver.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.session.RowPage;
import io.sluice.core.type.PhysicalType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageCodecTest {
    private static Column column(PhysicalType type, int rows, boolean nulls, Random random) {
        ColumnBuilder builder = new ColumnBuilder(type);
        for (int i = 0; i < rows; i++) {
            if (nulls && random.nextInt(3) == 0) {
                builder.appendNull();
                continue;
            }
            switch (type) {
                case BOOLEAN -> builder.appendBoolean(random.nextBoolean());
                case INT -> builder.appendInt(random.nextInt());
                case LONG -> builder.appendLong(random.nextLong());
                case FLOAT -> builder.appendFloat(random.nextFloat());
                case DOUBLE -> builder.appendDouble(random.nextDouble());
                case DECIMAL128 -> builder.appendDecimal(random.nextLong(), random.nextLong());
                case BYTES -> builder.appendString("ü".repeat(random.nextInt(4)));
            }
        }
        return builder.build();
    }

    private static RowPage page(int rows, boolean last, Random random) {
        Column[] columns = new Column[2 * PhysicalType.values().length];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = column(PhysicalType.values()[c / 2], rows, c % 2 == 1, random);
        }
        return new RowPage(Batch.of(rows, columns), last);
    }

    private static String text(RowPage page) {
        StringBuilder text = new StringBuilder("last " + page.last());
        for (int row = 0; row < page.rows().rowCount; row++) {
            text.append('\n');
            for (Column column : page.rows().columns) {
                text.append(column.value(row)).append(' ');
            }
        }
        return text.toString();
    }

    @Test
    void pagesComeBackAsTheyWent() {
        Random random = new Random(1);
        for (int rows : new int[] {0, 1, 7, 8, 9, 1_000}) {
            RowPage page = page(rows, rows % 2 == 0, random);
            assertEquals(text(page), text(PageCodec.read(PageCodec.write(page)).orElseThrow()));
        }
    }

    @Test
    void ofAHeapOnlyWhatIsUsed() {
        byte[] heap = "abcdef".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        VarcharColumn slices = new VarcharColumn(
                heap, new int[] {3, 99_999_999, 0}, new int[] {2, 5, 1}, new boolean[] {false, true, false});
        byte[] bytes = PageCodec.write(new RowPage(Batch.of(3, slices), true));
        assertTrue(bytes.length < 50, bytes.length + " bytes");
        assertEquals("last true\nde \nnull \na ", text(PageCodec.read(bytes).orElseThrow()));
    }

    @Test
    void whatIsNoPageIsRefused() {
        byte[] bytes = PageCodec.write(page(100, true, new Random(2)));
        for (int length = 0; length < bytes.length; length++) {
            assertTrue(PageCodec.read(Arrays.copyOf(bytes, length)).isEmpty(), "cut at " + length);
        }
        byte[] otherVersion = bytes.clone();
        otherVersion[0] = 9;
        assertTrue(PageCodec.read(otherVersion).isEmpty());
        byte[] endless = bytes.clone();
        Arrays.fill(endless, 2, 6, (byte) 0x7f);
        assertTrue(PageCodec.read(endless).isEmpty());
    }
}
