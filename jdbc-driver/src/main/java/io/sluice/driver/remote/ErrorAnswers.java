package io.sluice.driver.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.driver.jdbc.SqlErrors;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.calcite.avatica.remote.JsonService;

/** Errors as a server writes them: of a statement in Avatica's form, of who asks and how much as of its other paths. */
final class ErrorAnswers {
    private static final String LABEL = "SLC-";

    private ErrorAnswers() {}

    /** Empty for what is no error of a Sluice server. */
    static Optional<SQLException> of(byte[] json) {
        try {
            JsonNode answer = JsonService.MAPPER.readTree(json);
            if (answer == null) {
                return Optional.empty();
            }
            if (answer.hasNonNull("sqlState") && answer.hasNonNull("errorMessage")) {
                return Optional.of(SqlErrors.create(
                        answer.get("errorMessage").asText(),
                        answer.get("sqlState").asText(),
                        answer.path("errorCode").asInt(),
                        null));
            }
            JsonNode error = answer.path("error");
            if (error.hasNonNull("sqlState") && error.hasNonNull("report")) {
                return Optional.of(SqlErrors.create(
                        error.get("report").asText().replaceFirst("^ERROR ", ""),
                        error.get("sqlState").asText(),
                        number(error.path("code").asText()),
                        null));
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("an array of bytes cannot be read", e);
        }
    }

    private static int number(String label) {
        String digits = label.startsWith(LABEL) ? label.substring(LABEL.length()) : "";
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
    }
}
