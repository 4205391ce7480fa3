package io.sluice.executor.runtime.source;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.expr.Literal;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.ValuesNode;
import io.sluice.core.type.Int128;
import io.sluice.core.value.Bytes;
import java.math.BigInteger;
import java.util.List;

/** Constant rows as a source of one split, whose offset is the number of the next row. */
public final class ValuesSource implements Source {
    private final ValuesNode node;

    public ValuesSource(ValuesNode node) {
        this.node = node;
    }

    @Override
    public boolean bounded() {
        return true;
    }

    @Override
    public List<Split> splits() {
        return List.of(new Split("values", offset(0)));
    }

    private static byte[] offset(int row) {
        BytesWriter out = new BytesWriter(8);
        out.putInt(row);
        return out.toByteArray();
    }

    /** Gives all columns of the node, whatever {@code columns} says. */
    @Override
    public SplitReader open(Split split, byte[] offset, List<Integer> columns) {
        return new Reader(node, new BytesReader(offset).getInt());
    }

    private static final class Reader implements SplitReader {
        private final ValuesNode node;
        private int next;

        Reader(ValuesNode node, int next) {
            this.node = node;
            this.next = next;
        }

        @Override
        public Batch read(int maxRows) {
            if (next >= node.rows().size()) {
                return null;
            }
            BatchBuilder out = new BatchBuilder(node.rowType());
            while (next < node.rows().size() && out.size() < maxRows) {
                List<Literal> row = node.rows().get(next++);
                for (int c = 0; c < row.size(); c++) {
                    append(row.get(c), out.column(c));
                }
                out.endRow();
            }
            return out.build();
        }

        private static void append(Literal literal, ColumnBuilder out) {
            Object value = literal.value();
            if (value == null) {
                out.appendNull();
                return;
            }
            switch (out.physical()) {
                case BOOLEAN -> out.appendBoolean((Boolean) value);
                case INT -> out.appendInt((Integer) value);
                case LONG -> out.appendLong((Long) value);
                case FLOAT -> out.appendFloat((Float) value);
                case DOUBLE -> out.appendDouble((Double) value);
                case DECIMAL128 -> {
                    BigInteger unscaled = (BigInteger) value;
                    out.appendDecimal(Int128.high(unscaled), Int128.low(unscaled));
                }
                case BYTES -> {
                    if (value instanceof Bytes bytes) {
                        out.appendBytes(bytes);
                    } else {
                        out.appendString((String) value);
                    }
                }
            }
        }

        @Override
        public byte[] offset() {
            return ValuesSource.offset(next);
        }

        @Override
        public long refusedRows() {
            return 0;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
