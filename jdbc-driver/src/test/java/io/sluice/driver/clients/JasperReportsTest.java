package io.sluice.driver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.driver.Reach;
import io.sluice.driver.Served;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Reach.class)
class JasperReportsTest {
    @RegisterExtension
    final Served served;

    JasperReportsTest(Reach reach) {
        served = new Served(reach);
    }

    private static final String REPORT =
            """
            <jasperReport name="flights" language="java" pageWidth="400" pageHeight="300" columnWidth="360"
                leftMargin="20" rightMargin="20" topMargin="20" bottomMargin="20">
              <parameter name="least" class="java.lang.Integer"/>
              <query language="SQL"><![CDATA[SELECT id, origin, delay FROM kept WHERE id >= $P{least} ORDER BY id]]></query>
              <field name="id" class="java.lang.Integer"/>
              <field name="origin" class="java.lang.String"/>
              <field name="delay" class="java.math.BigDecimal"/>
              <detail><band height="20">
                <element kind="textField" x="0" y="0" width="100" height="20"><expression><![CDATA[$F{id}]]></expression></element>
                <element kind="textField" x="100" y="0" width="100" height="20"><expression><![CDATA[$F{origin}]]></expression></element>
                <element kind="textField" x="200" y="0" width="100" height="20"><expression><![CDATA[$F{delay}]]></expression></element>
              </band></detail>
            </jasperReport>
            """;

    @Test
    void aReportOfAMaterializedViewBecomesPdf(@TempDir Path folder) throws Exception {
        JasperReport report =
                JasperCompileManager.compileReport(new ByteArrayInputStream(REPORT.getBytes(StandardCharsets.UTF_8)));
        try (Connection connection = DriverManager.getConnection(ClientTables.url(served, folder))) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE MATERIALIZED VIEW kept AS SELECT id, origin, delay FROM flights");
            }
            JasperPrint filled = JasperFillManager.fillReport(report, new HashMap<>(Map.of("least", 2)), connection);
            assertEquals(1, filled.getPages().size());
            assertEquals(6, filled.getPages().get(0).getElements().size());
            byte[] pdf = JasperExportManager.exportReportToPdf(filled);
            assertTrue(new String(pdf, 0, 5, StandardCharsets.US_ASCII).startsWith("%PDF-"));
        }
    }
}
