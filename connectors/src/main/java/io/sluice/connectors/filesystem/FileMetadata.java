package io.sluice.connectors.filesystem;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileFailure;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What METADATA columns can know of the file that a row stands in; the keys are Flink's. */
enum FileMetadata {
    PATH("file.path", SqlType.string().notNull()),
    NAME("file.name", SqlType.string().notNull()),
    SIZE("file.size", SqlType.of(TypeRoot.BIGINT).notNull()),
    MODIFICATION_TIME("file.modification-time", SqlType.timestampLtz(3).notNull());

    private static final long MICROS_PER_MILLI = 1_000;

    private final String key;
    private final SqlType type;

    FileMetadata(String key, SqlType type) {
        this.key = key;
        this.type = type;
    }

    static Map<String, SqlType> types() {
        Map<String, SqlType> types = new LinkedHashMap<>();
        for (FileMetadata metadata : values()) {
            types.put(metadata.key, metadata.type);
        }
        return types;
    }

    static FileMetadata of(String key) {
        for (FileMetadata metadata : values()) {
            if (metadata.key.equals(key)) {
                return metadata;
            }
        }
        throw new IllegalArgumentException("no metadata of a file: " + key);
    }

    /** A column of one row with the value for one file. */
    Column column(FileSystem files, String path) {
        return switch (this) {
            case PATH -> text(files.absolute(path));
            case NAME -> text(path.substring(path.lastIndexOf('/') + 1));
            case SIZE -> number(status(files, path).length());
            case MODIFICATION_TIME -> number(status(files, path).modifiedMillis() * MICROS_PER_MILLI);
        };
    }

    private static FileStatus status(FileSystem files, String path) {
        try {
            return files.status(path);
        } catch (IOException e) {
            throw SluiceException.of(ErrorCode.IO_ERROR, "cannot look at '" + path + "': " + FileFailure.reason(e))
                    .causedBy(e);
        }
    }

    private static Column text(String value) {
        ColumnBuilder builder = new ColumnBuilder(PhysicalType.BYTES);
        builder.appendString(value);
        return builder.build();
    }

    private static Column number(long value) {
        return new LongColumn(new long[] {value}, null);
    }
}
