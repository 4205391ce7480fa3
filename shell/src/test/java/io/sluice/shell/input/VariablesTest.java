package io.sluice.shell.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class VariablesTest {
    private final Variables variables = new Variables();

    VariablesTest() {
        variables.set("n", "42");
        variables.set("who", "O'Hara");
        variables.set("odd", "a b");
    }

    @Test
    void eachFormHasItsQuotes() {
        assertEquals("SELECT 42", variables.substitute("SELECT :n"));
        assertEquals("SELECT 'O''Hara' AS a", variables.substitute("SELECT :'who' AS a"));
        assertEquals("SELECT `a b`, 42;", variables.substitute("SELECT :\"odd\", :n;"));
        assertEquals("42+42", variables.substitute(":n+:n"));
    }

    @Test
    void stringsCommentsAndWhatIsNotSetStayAsTheyAre() {
        String text = "SELECT ':n', `:n`, :m, :'m', a::n -- :n\n /* :n */";
        assertEquals(text, variables.substitute(text));
        variables.unset("n");
        assertEquals("SELECT :n", variables.substitute("SELECT :n"));
    }

    @Test
    void argumentsOfCommandsAreWords() {
        assertEquals(List.of("a", "b c", "it's", "", "42", ":m"), Words.of("a 'b c' 'it''s' '' :n :m", variables));
    }
}
