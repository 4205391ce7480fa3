package io.sluice.shell.live;

import io.sluice.core.batch.Batch;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.ClientOptions;
import io.sluice.core.type.RowType;
import io.sluice.engine.text.ValueText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a result as they stand, as text: of a changelog the rows that have not been taken back, of other results
 * the last that came. A row of a known key stays in its place when it changes. Used by one thread.
 */
public final class LiveRows {
    private final RowType type;
    private final ValueText text;
    private final boolean changelog;
    private final Optional<List<Integer>> key;
    private final int most;
    private final List<List<String>> appended = new ArrayList<>();
    private final Map<List<String>, Standing> standing = new LinkedHashMap<>();
    private List<List<String>> listed;
    private long received;

    /** A row that stands, so many times. */
    private static final class Standing {
        private List<String> cells;
        private long copies;
    }

    private LiveRows(RowType type, ValueText text, boolean changelog, Optional<List<Integer>> key, int most) {
        this.type = type;
        this.text = text;
        this.changelog = changelog;
        this.key = key;
        this.most = most;
    }

    /** Rows that come and stay; the last {@code most} are kept, up to half as many again. */
    public static LiveRows appended(RowType type, ValueText text, int most) {
        return new LiveRows(type, text, false, Optional.empty(), most);
    }

    /**
     * Rows that change.
     *
     * @param key columns in which no two rows that stand are equal, where that is known
     * @param most different rows that may stand
     */
    public static LiveRows changing(RowType type, ValueText text, Optional<List<Integer>> key, int most) {
        return new LiveRows(type, text, true, key, most);
    }

    public RowType type() {
        return type;
    }

    /** @throws SluiceException {@link ErrorCode#STATE_TOO_LARGE} */
    public void add(Batch batch) {
        listed = null;
        List<List<String>> emptied = new ArrayList<>();
        for (int row = 0; row < batch.rowCount; row++) {
            received += Math.abs(batch.weight(row));
            if (changelog) {
                change(cells(batch, row), batch.weight(row), emptied);
            } else {
                append(cells(batch, row), batch.weight(row));
            }
        }
        for (List<String> each : emptied) {
            Standing left = standing.get(each);
            if (left != null && left.copies == 0) {
                standing.remove(each);
            }
        }
    }

    private List<String> cells(Batch batch, int row) {
        List<String> cells = new ArrayList<>(type.size());
        for (int c = 0; c < type.size(); c++) {
            cells.add(text.of(type.type(c), batch.columns[c], row));
        }
        return cells;
    }

    private void append(List<String> cells, long copies) {
        for (long i = 0; i < copies; i++) {
            appended.add(cells);
        }
        if (appended.size() > most + most / 2) {
            appended.subList(0, appended.size() - most).clear();
        }
    }

    private void change(List<String> cells, long weight, List<List<String>> emptied) {
        List<String> name =
                key.map(columns -> columns.stream().map(cells::get).toList()).orElse(cells);
        Standing row = standing.get(name);
        if (row == null) {
            if (standing.size() >= most) {
                throw tooMany();
            }
            row = new Standing();
            standing.put(name, row);
        }
        row.copies += weight;
        if (weight > 0) {
            row.cells = cells;
        }
        if (row.copies == 0) {
            emptied.add(name); // unless it comes again in the same batch, changed
        }
    }

    private SluiceException tooMany() {
        return SluiceException.of(
                        ErrorCode.STATE_TOO_LARGE, "The result has more than " + most + " rows that may still change")
                .hint("INSERT INTO a table instead, or raise '" + ClientOptions.MAX_TABLE_RESULT_ROWS.key() + "'");
    }

    /** The rows that stand now, in order; not to be changed, and valid until the next call of {@link #add}. */
    public List<List<String>> list() {
        if (!changelog) {
            return appended;
        }
        if (listed == null) {
            listed = new ArrayList<>(standing.size());
            for (Standing row : standing.values()) {
                for (long i = 0; i < row.copies; i++) {
                    listed.add(row.cells);
                }
            }
        }
        return listed;
    }

    /** Rows, or changes of rows, that have come so far. */
    public long received() {
        return received;
    }

    /** Rows that came and are kept no longer. */
    public long dropped() {
        return changelog ? 0 : received - appended.size();
    }

    public boolean isChangelog() {
        return changelog;
    }
}
