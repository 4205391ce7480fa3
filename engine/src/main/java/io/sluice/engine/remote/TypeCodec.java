package io.sluice.engine.remote;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.ArrayList;
import java.util.List;

/** Types as bytes, part by part: not every type that a result can have has a text that can be read again. */
final class TypeCodec {
    private TypeCodec() {}

    static void write(RowType type, BytesWriter out) {
        fields(type.fields(), out);
    }

    static RowType read(BytesReader in) {
        return new RowType(fields(in));
    }

    private static void fields(List<Field> fields, BytesWriter out) {
        out.putVarInt(fields.size());
        for (Field field : fields) {
            out.putString(field.name());
            type(field.type(), out);
        }
    }

    private static List<Field> fields(BytesReader in) {
        int count = in.getVarInt();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(new Field(in.getString(), type(in)));
        }
        return fields;
    }

    private static void type(SqlType type, BytesWriter out) {
        out.putString(type.root().name());
        out.putInt(type.precision());
        out.putInt(type.scale());
        out.putBoolean(type.nullable());
        fields(type.fields(), out);
    }

    private static SqlType type(BytesReader in) {
        return new SqlType(TypeRoot.valueOf(in.getString()), in.getInt(), in.getInt(), in.getBoolean(), fields(in));
    }
}
