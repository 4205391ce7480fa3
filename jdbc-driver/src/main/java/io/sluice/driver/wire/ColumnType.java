package io.sluice.driver.wire;

import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The type of a result's column as it is sent: SQL text, behind it the zone in which a TIMESTAMP_LTZ in it is shown.
 *
 * @param zone UTC where the type has no use for it
 */
public record ColumnType(SqlType type, ZoneId zone) {
    private static final String AT = " @ ";

    /** Such as {@code DECIMAL(10, 2) NOT NULL} or {@code TIMESTAMP_LTZ(3) @ Europe/Berlin}. */
    public String text() {
        return hasInstant(type) ? type + AT + zone.getId() : type.toString();
    }

    public static ColumnType parse(String text) {
        int at = text.lastIndexOf(AT);
        return at < 0
                ? new ColumnType(SqlType.parse(text), ZoneOffset.UTC)
                : new ColumnType(SqlType.parse(text.substring(0, at)), ZoneId.of(text.substring(at + AT.length())));
    }

    private static boolean hasInstant(SqlType type) {
        return type.root() == TypeRoot.TIMESTAMP_LTZ
                || type.fields().stream().anyMatch(field -> hasInstant(field.type()));
    }

    /** The same for a part of it. */
    public ColumnType part(SqlType part) {
        return new ColumnType(part, zone);
    }
}
