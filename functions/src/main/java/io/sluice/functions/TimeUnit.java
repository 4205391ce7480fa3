package io.sluice.functions;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.value.TimestampText;
import java.util.Locale;

/** The units of EXTRACT, FLOOR, CEIL, TIMESTAMPADD and TIMESTAMPDIFF, and which function extracts each. */
enum TimeUnit {
    MICROSECOND(0, 1, "EXTRACT MICROSECOND"),
    MILLISECOND(0, 1000, "EXTRACT MILLISECOND"),
    SECOND(0, TimestampText.MICROS_PER_SECOND, "SECOND"),
    MINUTE(0, TimestampText.MICROS_PER_MINUTE, "MINUTE"),
    HOUR(0, TimestampText.MICROS_PER_HOUR, "HOUR"),
    DAY(0, TimestampText.MICROS_PER_DAY, "DAYOFMONTH"),
    WEEK(0, 7 * TimestampText.MICROS_PER_DAY, "WEEK"),
    MONTH(1, 0, "MONTH"),
    QUARTER(3, 0, "QUARTER"),
    YEAR(12, 0, "YEAR"),
    DECADE(120, 0, "EXTRACT DECADE"),
    CENTURY(1200, 0, "EXTRACT CENTURY"),
    MILLENNIUM(12000, 0, "EXTRACT MILLENNIUM"),
    DOW(0, 0, "DAYOFWEEK"),
    DOY(0, 0, "DAYOFYEAR"),
    ISODOW(0, 0, "EXTRACT ISODOW"),
    ISOYEAR(0, 0, "EXTRACT ISOYEAR"),
    EPOCH(0, 0, "EXTRACT EPOCH");

    /** 0 for units of a fixed length. */
    final int months;

    /** 0 for units that have no fixed length. */
    final long micros;

    /** Null when it cannot be extracted. */
    final String field;

    TimeUnit(int months, long micros, String field) {
        this.months = months;
        this.micros = micros;
        this.field = field;
    }

    /** Whether points in time can be counted and rounded in it. */
    boolean isLength() {
        return months > 0 || micros > 0;
    }

    /** Microseconds of the next larger unit that an interval is written in; of a day, without end. */
    long larger() {
        return this == DAY ? Long.MAX_VALUE : this == HOUR ? DAY.micros : this == MINUTE ? HOUR.micros : MINUTE.micros;
    }

    /** The unit that a text constant names, in any case, with or without {@code SQL_TSI_} and a plural S. */
    static TimeUnit of(Expr expr) {
        String text = expr instanceof Literal literal ? String.valueOf(literal.value()) : expr.toString();
        String name = text.toUpperCase(Locale.ROOT).replaceFirst("^SQL_TSI_", "");
        for (TimeUnit unit : values()) {
            if (name.equals(unit.name()) || name.equals(unit.name() + "S")) {
                return unit;
            }
        }
        throw unknown(text).expected("one of YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND, MILLISECOND");
    }

    static SluiceException unknown(String text) {
        return SluiceException.of(ErrorCode.INVALID_ARGUMENT, "'" + text + "' is not a unit of time here");
    }
}
