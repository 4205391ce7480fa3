package io.sluice.functions;

import static io.sluice.functions.CollectionTypes.BOOLEAN;
import static io.sluice.functions.CollectionTypes.INT;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.ArrayFunctions;
import io.sluice.functions.library.ArrayWork;
import io.sluice.functions.library.MapFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** ARRAYs, MAPs, MULTISETs and ROWs: constructors, access and functions. */
final class CollectionDefinitions {
    private CollectionDefinitions() {}

    static void addTo(Definitions to) {
        to.family(FunctionFamily.COLLECTION);
        constructors(to);
        access(to);
        searches(to);
        changes(to);
        sets(to);
        maps(to);
    }

    private static void constructors(Definitions to) {
        to.special(SpecialForm.ARRAY, "An ARRAY of the values.", "ARRAY[1, 2] -> [1, 2]", ConstructorOverload.ARRAY);
        to.special(
                SpecialForm.MAP,
                "A MAP of keys and values; of equal keys the last counts.",
                "MAP['a', 1] -> {a=1}",
                ConstructorOverload.MAP);
        to.special(SpecialForm.ROW, "A ROW of the values.", "ROW(1, 'x') -> (1, x)", ConstructorOverload.ROW);
    }

    private static void access(Definitions to) {
        to.internal(FieldOverload.NAME, new FieldOverload());
        to.internal("MAP INDEX", mapIndex());
        to.scalarRewritten(
                "ITEM",
                "The element of an ARRAY at a position from 1, or the value of a MAP for a key; NULL where there is none.",
                "ARRAY['a', 'b'][2] -> b",
                CollectionDefinitions::item,
                new ItemOverload());
        to.scalarRewritten(
                "ELEMENT",
                "The only element of an ARRAY; NULL where it is empty, an error where there are more.",
                "ELEMENT(ARRAY[1]) -> 1",
                (r, args, wanted) -> isArray(args.get(0)) ? first(r, r.call("ONLY ELEMENT", args, null), wanted) : null,
                RewrittenForm.of("(array)", 1));
        to.internal("ONLY ELEMENT", array("onlyElement", 1, CollectionTypes.arrays(CollectionTypes::same)));
        to.scalar(
                "CARDINALITY",
                "The number of elements of an ARRAY or MULTISET, or of keys of a MAP.",
                "CARDINALITY(ARRAY[1, 2]) -> 2",
                new CollectionOverload(
                        "(array)",
                        1,
                        CollectionTypes.arrays(t -> INT),
                        (call, b) -> Methods.strict(ArrayFunctions.class, "cardinality", call)),
                new CollectionOverload(
                        "(map)",
                        1,
                        CollectionTypes.maps(t -> INT),
                        (call, b) -> Methods.strict(MapFunctions.class, "cardinality", call)),
                new CollectionOverload(
                        "(multiset)",
                        1,
                        types -> types.get(0).root() == TypeRoot.MULTISET ? new Typing(types, INT) : null,
                        (call, b) -> Methods.strict(MapFunctions.class, "occurrences", call)));
    }

    private static boolean isArray(Expr expr) {
        return expr.type().root() == TypeRoot.ARRAY;
    }

    private static Call first(FunctionRegistry registry, Expr array, SqlType wanted) {
        return registry.call("ITEM", List.of(array, new Literal(1, INT)), wanted);
    }

    /** {@code map[key]} is the value at the place of the key. */
    private static Call item(FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        Expr from = args.get(0);
        if (from.type().root() == TypeRoot.MAP) {
            SqlType keys = SqlType.array(from.type().key()).notNull();
            if (!Casts.exists(args.get(1).type(), from.type().key())) {
                return null;
            }
            Expr key = registry.call("ARRAY", List.of(args.get(1)), keys);
            Expr index = registry.call("MAP INDEX", List.of(from, key), null);
            return registry.call("ITEM", List.of(registry.call("MAP_VALUES", List.of(from), null), index), wanted);
        }
        boolean isLong = isArray(from) && args.get(1).type().root() == TypeRoot.BIGINT;
        return isLong ? registry.call("ITEM", List.of(from, registry.cast(args.get(1), INT)), wanted) : null;
    }

    private static CollectionOverload mapIndex() {
        return new CollectionOverload(
                "(map, array)",
                2,
                types -> new Typing(types, SqlType.of(TypeRoot.INTEGER)),
                (call, b) -> Methods.strictOrNull(
                        MapFunctions.class,
                        "index",
                        call,
                        new ArrayWork(call.args().get(1).type())));
    }

    /** Computed by a method of {@link ArrayFunctions} with a workspace for the type of the first argument. */
    private static CollectionOverload array(String method, int arguments, CollectionOverload.Rule rule) {
        String signature = "(array" + ", array".repeat(arguments - 1) + ")";
        return new CollectionOverload(signature, arguments, rule, CollectionDefinitions.binder(method));
    }

    private static FixedOverload.Binder binder(String method) {
        return (call, b) -> Methods.strict(ArrayFunctions.class, method, call, work(call));
    }

    private static ArrayWork work(Call call) {
        return new ArrayWork(call.args().get(0).type());
    }

    /** A function of an ARRAY and a value, which becomes an ARRAY of one element: so there is one method for all types. */
    private static void withElement(
            Definitions to, String name, String description, String example, CollectionOverload overload) {
        String internal = name + " OF ARRAYS";
        to.internal(internal, overload);
        to.scalarRewritten(
                name,
                description,
                example,
                (r, args, wanted) -> isArray(args.get(0)) ? ofArrays(internal, r, args, wanted) : null,
                RewrittenForm.of("(array, any)", 2));
    }

    private static Call ofArrays(String internal, FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        SqlType common = CommonType.of(
                        List.of(args.get(0).type().element(), args.get(1).type()))
                .orElse(null);
        if (common == null) {
            return null;
        }
        Expr one = registry.call(
                "ARRAY", List.of(args.get(1)), SqlType.array(common).notNull());
        return registry.call(internal, List.of(args.get(0), one), wanted);
    }

    private static void searches(Definitions to) {
        withElement(
                to,
                "ARRAY_CONTAINS",
                "Whether the value, which may be NULL, is in the ARRAY.",
                "ARRAY_CONTAINS(ARRAY[1, 2], 2) -> TRUE",
                array("contains", 2, CollectionTypes.arrays(t -> BOOLEAN)));
        to.internal(
                "ARRAY_POSITION OF ARRAYS",
                new CollectionOverload(
                        "(array, array)",
                        2,
                        CollectionTypes.arrays(t -> SqlType.of(TypeRoot.INTEGER)),
                        (call, b) -> Methods.strictOrNull(ArrayFunctions.class, "position", call, work(call))));
        to.scalarRewritten(
                "ARRAY_POSITION",
                "The position, from 1, of the first element that is equal to the value; 0 where there is none.",
                "ARRAY_POSITION(ARRAY['a', 'b'], 'b') -> 2",
                (r, args, wanted) ->
                        isArray(args.get(0)) ? ofArrays("ARRAY_POSITION OF ARRAYS", r, args, wanted) : null,
                RewrittenForm.of("(array, any)", 2));
        extreme(to, "ARRAY_MAX", "The greatest element that is not NULL.", "ARRAY_MAX(ARRAY[1, 3, 2]) -> 3", "max");
        extreme(to, "ARRAY_MIN", "The least element that is not NULL.", "ARRAY_MIN(ARRAY[3, 1, 2]) -> 1", "min");
    }

    private static void extreme(Definitions to, String name, String description, String example, String method) {
        CollectionOverload overload = array(method, 1, CollectionTypes.ordered(CollectionTypes::same));
        to.internal(name + " ARRAY", overload);
        to.scalarRewritten(
                name,
                description,
                example,
                (r, args, wanted) ->
                        isOrderedArray(args.get(0)) ? first(r, r.call(name + " ARRAY", args, null), wanted) : null,
                RewrittenForm.of("(array of values with an order)", 1));
    }

    private static boolean isOrderedArray(Expr expr) {
        return isArray(expr) && expr.type().element().isOrdered();
    }

    private static void changes(Definitions to) {
        withElement(
                to,
                "ARRAY_APPEND",
                "The ARRAY with the value behind its last element.",
                "ARRAY_APPEND(ARRAY[1], 2) -> [1, 2]",
                array("concat", 2, CollectionTypes.arrays(CollectionTypes::same)));
        withElement(
                to,
                "ARRAY_PREPEND",
                "The ARRAY with the value before its first element.",
                "ARRAY_PREPEND(ARRAY[2], 1) -> [1, 2]",
                array("prepend", 2, CollectionTypes.arrays(CollectionTypes::same)));
        withElement(
                to,
                "ARRAY_REMOVE",
                "The ARRAY without the elements that are equal to the value, which may be NULL.",
                "ARRAY_REMOVE(ARRAY[1, 2, 1], 1) -> [2]",
                array("remove", 2, CollectionTypes.arrays(CollectionTypes::same)));
        to.scalarRewritten(
                "ARRAY_CONCAT",
                "The elements of all ARRAYs in one.",
                "ARRAY_CONCAT(ARRAY[1], ARRAY[2, 3]) -> [1, 2, 3]",
                (r, args, wanted) -> nested("ARRAY_CONCAT", r, args, wanted),
                array("same", 1, CollectionTypes.arrays(CollectionTypes::same)),
                array("concat", 2, CollectionTypes.arrays(CollectionTypes::same)),
                new RewrittenForm("(array, ...)", 1, Integer.MAX_VALUE));
        to.scalar(
                "ARRAY_REVERSE",
                "The elements from last to first.",
                "ARRAY_REVERSE(ARRAY[1, 2]) -> [2, 1]",
                array("reverse", 1, CollectionTypes.arrays(CollectionTypes::same)));
        CollectionOverload.Rule fromTo = CollectionTypes.arrayAnd(CollectionTypes::same, Parameter.INT, Parameter.INT);
        to.scalar(
                "ARRAY_SLICE",
                "The elements from one position to another, both included; negative ones count from the end.",
                "ARRAY_SLICE(ARRAY[1, 2, 3], 2, 3) -> [2, 3]",
                new CollectionOverload(
                        "(array, int)",
                        2,
                        CollectionTypes.arrayAnd(CollectionTypes::same, Parameter.INT),
                        binder("slice")),
                new CollectionOverload("(array, int, int)", 3, fromTo, binder("slice")));
        sorts(to);
        to.scalar(
                "ARRAY_JOIN",
                "The texts that are not NULL with a delimiter between them; a third argument stands for NULLs.",
                "ARRAY_JOIN(ARRAY['a', 'b'], '-') -> a-b",
                new CollectionOverload(
                        "(array of text, text)",
                        2,
                        CollectionTypes.textsAnd(t -> SqlType.string().notNull(), Parameter.TEXT),
                        binder("join")),
                new CollectionOverload(
                        "(array of text, text, text)",
                        3,
                        CollectionTypes.textsAnd(t -> SqlType.string().notNull(), Parameter.TEXT, Parameter.TEXT),
                        binder("join")));
        to.scalar(
                "SPLIT",
                "The parts of a text between delimiters; its characters where the delimiter is empty.",
                "SPLIT('a-b', '-') -> [a, b]",
                FixedOverload.bound(
                        FixedOverload.always(SqlType.array(SqlType.string().notNull())),
                        (call, b) -> Methods.strict(ArrayFunctions.class, "split", call, new ArrayWork(call.type())),
                        Parameter.TEXT,
                        Parameter.TEXT));
    }

    private static void sorts(Definitions to) {
        CollectionOverload.Rule two = CollectionTypes.arrayAnd(CollectionTypes::same, Parameter.BOOLEAN);
        CollectionOverload.Rule three =
                CollectionTypes.arrayAnd(CollectionTypes::same, Parameter.BOOLEAN, Parameter.BOOLEAN);
        to.scalar(
                "ARRAY_SORT",
                "The elements in order, ascending unless told FALSE; NULLs first or, descending, last, unless told.",
                "ARRAY_SORT(ARRAY[3, 1, 2]) -> [1, 2, 3]",
                array("sort", 1, CollectionTypes.ordered(CollectionTypes::same)),
                new CollectionOverload("(array, boolean)", 2, ifOrdered(two), binder("sort")),
                new CollectionOverload("(array, boolean, boolean)", 3, ifOrdered(three), binder("sort")));
    }

    private static CollectionOverload.Rule ifOrdered(CollectionOverload.Rule rule) {
        return types ->
                types.get(0).root() == TypeRoot.ARRAY && types.get(0).element().isOrdered() ? rule.of(types) : null;
    }

    private static void sets(Definitions to) {
        to.scalar(
                "ARRAY_DISTINCT",
                "The ARRAY with the first of equal elements only.",
                "ARRAY_DISTINCT(ARRAY[1, 2, 1]) -> [1, 2]",
                array("distinct", 1, CollectionTypes.arrays(CollectionTypes::same)));
        to.scalar(
                "ARRAY_UNION",
                "The elements of both ARRAYs, each once.",
                "ARRAY_UNION(ARRAY[1, 2], ARRAY[2, 3]) -> [1, 2, 3]",
                array("union", 2, CollectionTypes.arrays(CollectionTypes::same)));
        to.scalar(
                "ARRAY_INTERSECT",
                "The elements that are in both ARRAYs, each once.",
                "ARRAY_INTERSECT(ARRAY[1, 2], ARRAY[2, 3]) -> [2]",
                array("intersect", 2, CollectionTypes.arrays(CollectionTypes::same)));
        to.scalar(
                "ARRAY_EXCEPT",
                "The elements of the first ARRAY that are not in the second, each once.",
                "ARRAY_EXCEPT(ARRAY[1, 2], ARRAY[2, 3]) -> [1]",
                array("except", 2, CollectionTypes.arrays(CollectionTypes::same)));
    }

    private static void maps(Definitions to) {
        map(to, "MAP_KEYS", "The keys.", "MAP_KEYS(MAP['a', 1]) -> [a]", "keys", t -> SqlType.array(t.key()));
        map(
                to,
                "MAP_VALUES",
                "The values, in the order of the keys.",
                "MAP_VALUES(MAP['a', 1]) -> [1]",
                "values",
                t -> SqlType.array(t.value()));
        to.scalar(
                "MAP_ENTRIES",
                "ROWs of key and value.",
                "MAP_ENTRIES(MAP['a', 1]) -> [(a, 1)]",
                new CollectionOverload(
                        "(map)",
                        1,
                        CollectionTypes.maps(CollectionTypes::entries),
                        (call, b) -> Methods.strict(MapFunctions.class, "entries", call, new ArrayWork(call.type()))));
        to.scalar(
                "MAP_FROM_ARRAYS",
                "A MAP of an ARRAY of keys and one of as many values.",
                "MAP_FROM_ARRAYS(ARRAY['a'], ARRAY[1]) -> {a=1}",
                new CollectionOverload(
                        "(array, array)",
                        2,
                        CollectionDefinitions::mapOfArrays,
                        (call, b) ->
                                Methods.strict(MapFunctions.class, "fromArrays", call, new ArrayWork(call.type()))));
        CollectionOverload.Rule rule = CollectionTypes.maps(CollectionTypes::same);
        to.scalarRewritten(
                "MAP_UNION",
                "The keys of all MAPs; of equal ones the value of the last.",
                "MAP_UNION(MAP['a', 1], MAP['b', 2]) -> {a=1, b=2}",
                (r, args, wanted) -> nested("MAP_UNION", r, args, wanted),
                new CollectionOverload("(map)", 1, rule, (call, b) -> Methods.strict(MapFunctions.class, "same", call)),
                new CollectionOverload(
                        "(map, map)",
                        2,
                        rule,
                        (call, b) -> Methods.strict(MapFunctions.class, "union", call, new ArrayWork(call.type()))),
                new RewrittenForm("(map, ...)", 1, Integer.MAX_VALUE));
    }

    private static Typing mapOfArrays(List<SqlType> types) {
        boolean arrays = types.stream().allMatch(t -> t.root() == TypeRoot.ARRAY);
        return arrays
                ? new Typing(
                        types,
                        SqlType.map(types.get(0).element(), types.get(1).element())
                                .notNull())
                : null;
    }

    private static void map(
            Definitions to,
            String name,
            String description,
            String example,
            String method,
            UnaryOperator<SqlType> result) {
        to.scalar(
                name,
                description,
                example,
                new CollectionOverload(
                        "(map)",
                        1,
                        CollectionTypes.maps(t -> result.apply(t).notNull()),
                        (call, b) -> Methods.strict(MapFunctions.class, method, call)));
    }

    /** {@code F(a, b, c)} is {@code F(F(a, b), c)}, of the type of all. */
    private static Call nested(String name, FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        SqlType common = CommonType.of(args.stream().map(Expr::type).toList()).orElse(null);
        if (args.size() <= 2 || common == null || !common.isNested()) {
            return null;
        }
        List<Expr> rest = new ArrayList<>(args);
        Expr so = rest.remove(0);
        for (Expr arg : rest) {
            so = registry.call(name, List.of(so, arg), common);
        }
        return (Call) so;
    }
}
