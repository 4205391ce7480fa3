package io.sluice.engine.remote;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.settings.Settings;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What of a session decides how its results are shown.
 *
 * @param settings that have been set
 * @param zone in which TIMESTAMP_LTZ is shown
 */
public record SessionFacts(Settings settings, ZoneId zone) {
    public void write(BytesWriter out) {
        Map<String, String> set = settings.asMap();
        out.putVarInt(set.size());
        set.forEach((key, value) -> {
            out.putString(key);
            out.putString(value);
        });
        out.putString(zone.getId());
    }

    public static SessionFacts read(BytesReader in) {
        return new SessionFacts(Settings.of(texts(in)), ZoneId.of(in.getString()));
    }

    /** Texts by name, as {@link #write} puts them first. */
    public static Map<String, String> texts(BytesReader in) {
        int count = in.getVarInt();
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            texts.put(in.getString(), in.getString());
        }
        return texts;
    }
}
