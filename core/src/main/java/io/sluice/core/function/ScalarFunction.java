package io.sluice.core.function;

/**
 * A function of the user that gives one value per row. It is a public class with a public constructor without
 * parameters and one or more public methods named {@code eval}, whose Java types say what SQL types it takes and gives:
 *
 * <p>{@code boolean} BOOLEAN, {@code byte} TINYINT, {@code short} SMALLINT, {@code int} INT, {@code long} BIGINT,
 * {@code float} FLOAT, {@code double} DOUBLE, {@code String} STRING, {@code byte[]} BYTES, {@code BigDecimal}
 * DECIMAL(38, 18), {@code LocalDate} DATE, {@code LocalTime} TIME(6), {@code LocalDateTime} TIMESTAMP(6),
 * {@code Instant} TIMESTAMP_LTZ(6). The last parameter may be variable ({@code String...}).
 *
 * <p>NULL comes as {@code null}; a parameter of a primitive type cannot hold it, so {@code eval} is not called then and
 * the result is NULL. What {@code eval} throws ends the job with an error that names the function.
 *
 * <p>Every task has an instance of its own, called by one thread at a time. Implementing this interface is not
 * required; a class that does can prepare itself.
 */
public interface ScalarFunction {
    /** Called once, before the first row. */
    default void open() throws Exception {}
}
