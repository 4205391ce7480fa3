package io.sluice.driver.meta;

import io.sluice.core.session.ClientCatalog;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Those of the functions that JDBC's {@code {fn ..}} escapes name which there are, family by family. */
final class StandardFunctions {
    private static final String NUMERIC = "ABS ACOS ASIN ATAN ATAN2 CEILING COS COT DEGREES EXP FLOOR LOG LOG10 MOD PI"
            + " POWER RADIANS RAND ROUND SIGN SIN SQRT TAN TRUNCATE";
    private static final String TEXT = "ASCII CHAR CHAR_LENGTH CHARACTER_LENGTH CONCAT INSERT LCASE LEFT LENGTH LOCATE"
            + " LOWER LTRIM OCTET_LENGTH POSITION REPEAT REPLACE RIGHT RTRIM SOUNDEX SPACE SUBSTRING UCASE UPPER";
    private static final String TIME = "CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DAYNAME DAYOFMONTH DAYOFWEEK"
            + " DAYOFYEAR EXTRACT HOUR MINUTE MONTH MONTHNAME NOW QUARTER SECOND TIMESTAMPADD TIMESTAMPDIFF WEEK YEAR";
    private static final String SYSTEM = "DATABASE IFNULL USER";

    private StandardFunctions() {}

    static String numeric(ClientCatalog catalog) {
        return those(NUMERIC, catalog);
    }

    static String text(ClientCatalog catalog) {
        return those(TEXT, catalog);
    }

    static String time(ClientCatalog catalog) {
        return those(TIME, catalog);
    }

    static String system(ClientCatalog catalog) {
        return those(SYSTEM, catalog);
    }

    private static String those(String family, ClientCatalog catalog) {
        Set<String> known =
                catalog.functions().stream().map(ClientCatalog.Function::name).collect(Collectors.toSet());
        return Arrays.stream(family.split(" ")).filter(known::contains).collect(Collectors.joining(","));
    }
}
