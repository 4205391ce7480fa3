package io.sluice.functions;

/** Numbers. */
final class ArithmeticDefinitions {
    private ArithmeticDefinitions() {}

    static void addTo(Definitions to) {
        to.family(FunctionFamily.ARITHMETIC);
        to.scalar("+", "The sum.", "1 + 2 -> 3", ArithmeticOverload.ADD);
        to.scalar("-", "The difference.", "3 - 2 -> 1", ArithmeticOverload.SUBTRACT);
        to.scalar("*", "The product.", "2 * 3 -> 6", ArithmeticOverload.MULTIPLY);
        to.scalar("/", "The quotient; integers are cut towards zero.", "7 / 2 -> 3", ArithmeticOverload.DIVIDE);
        to.scalar("%", "The remainder, with the sign of the first number.", "-7 % 2 -> -1", ArithmeticOverload.MOD);
        to.synonym("MOD", "%");
    }
}
