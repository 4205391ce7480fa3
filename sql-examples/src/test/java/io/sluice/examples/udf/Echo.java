package io.sluice.examples.udf;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Gives back what it gets, whatever the type. */
public class Echo {
    public Boolean eval(Boolean value) {
        return value;
    }

    public Byte eval(Byte value) {
        return value;
    }

    public Short eval(Short value) {
        return value;
    }

    public Integer eval(Integer value) {
        return value;
    }

    public Long eval(Long value) {
        return value;
    }

    public Float eval(Float value) {
        return value;
    }

    public Double eval(Double value) {
        return value;
    }

    public BigDecimal eval(BigDecimal value) {
        return value;
    }

    public String eval(String value) {
        return value;
    }

    public LocalDate eval(LocalDate value) {
        return value;
    }

    public LocalTime eval(LocalTime value) {
        return value;
    }

    public LocalDateTime eval(LocalDateTime value) {
        return value;
    }

    public Instant eval(Instant value) {
        return value;
    }
}
