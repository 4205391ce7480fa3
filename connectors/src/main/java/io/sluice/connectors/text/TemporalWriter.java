package io.sluice.connectors.text;

import io.sluice.core.io.BytesWriter;
import io.sluice.core.value.DateText;
import io.sluice.core.value.TimeText;
import io.sluice.core.value.TimestampText;

/** Dates and times as text, with as many digits of fraction as are not zero. */
final class TemporalWriter {
    private TemporalWriter() {}

    static void putTimestamp(long micros, char separator, BytesWriter out) {
        int at = out.room(TimestampText.MAX_LENGTH);
        out.endAt(TimestampText.write(micros, separator, TimeText.fractionDigits(micros), out.buffer(), at));
    }

    static void putDate(int day, BytesWriter out) {
        int at = out.room(DateText.MAX_LENGTH);
        out.endAt(DateText.write(day, out.buffer(), at));
    }

    static void putTime(long micros, BytesWriter out) {
        int at = out.room(TimeText.MAX_LENGTH);
        out.endAt(TimeText.write(micros, TimeText.fractionDigits(micros), out.buffer(), at));
    }
}
