package io.sluice.executor.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A record as an object with one member per component. */
final class RecordForm implements Form.OfObject {
    private final Forms forms;
    private final List<RecordComponent> components;
    private final Set<String> names;
    private final Constructor<?> constructor;

    RecordForm(Class<?> type, Forms forms) {
        this.forms = forms;
        components = List.of(type.getRecordComponents());
        names = components.stream().map(RecordComponent::getName).collect(Collectors.toSet());
        Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    @Override
    public void writeMembers(Object value, JsonGenerator json) throws IOException {
        for (RecordComponent component : components) {
            Object part = get(component, value);
            Form form = forms.of(component);
            if (!form.isAbsent(part)) {
                json.writeFieldName(component.getName());
                form.write(part, json);
            }
        }
    }

    private static Object get(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    @Override
    public Object readMembers(JsonValue json) {
        json.checkMembers(names);
        Object[] parts = new Object[components.size()];
        for (int i = 0; i < parts.length; i++) {
            String name = components.get(i).getName();
            Form form = forms.of(components.get(i));
            parts[i] = json.has(name) ? form.read(json.member(name)) : form.absent(json, name);
        }
        try {
            return constructor.newInstance(parts);
        } catch (InvocationTargetException e) {
            throw json.damaged("it cannot be: " + e.getCause().getMessage()).causedBy(e.getCause());
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(constructor + " cannot be called", e);
        }
    }
}
