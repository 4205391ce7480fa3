package io.sluice.engine;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.engine.StatementResult.Done;
import io.sluice.engine.catalog.UserClasses;
import io.sluice.engine.catalog.UserFunctions;
import io.sluice.functions.FunctionDefinition;
import io.sluice.functions.FunctionRegistry;
import io.sluice.functions.UserFunction;
import io.sluice.parser.FunctionStatement;
import io.sluice.parser.FunctionStatement.FunctionScope;
import io.sluice.parser.FunctionStatement.UserCode;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.TableChange.OptionKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** CREATE, ALTER and DROP of functions; ADD and REMOVE of archives. Used by the session's thread. */
final class FunctionDefinitions implements FunctionStatement.Visitor<StatementResult> {
    private static final String JAVA = "JAVA";

    private final UserFunctions functions;
    private final UserClasses classes;
    private final SessionPolicy policy;

    FunctionDefinitions(UserFunctions functions, UserClasses classes, SessionPolicy policy) {
        this.policy = policy;
        this.functions = functions;
        this.classes = classes;
    }

    @Override
    public StatementResult visitCreateFunction(FunctionStatement.CreateFunction statement) {
        return at(statement.name(), () -> {
            if (functions.find(statement.scope(), statement.name().parts()).isEmpty()) {
                put(statement.scope(), statement.name(), statement.code());
            } else if (!statement.ifNotExists()) {
                throw SluiceException.of(ErrorCode.OBJECT_EXISTS, "Function '" + statement.name() + "' exists already")
                        .hint("ALTER FUNCTION gives it another class, CREATE .. IF NOT EXISTS leaves it as it is");
            }
            return Done.SILENT;
        });
    }

    @Override
    public StatementResult visitAlterFunction(FunctionStatement.AlterFunction statement) {
        return at(statement.name(), () -> {
            if (isThere(statement.scope(), statement.name(), statement.ifExists())) {
                put(statement.scope(), statement.name(), statement.code());
            }
            return Done.SILENT;
        });
    }

    @Override
    public StatementResult visitDropFunction(FunctionStatement.DropFunction statement) {
        return at(statement.name(), () -> {
            if (functions.removeUnusable(statement.scope(), statement.name().parts())) {
                return Done.SILENT;
            }
            if (isThere(statement.scope(), statement.name(), statement.ifExists())) {
                functions.remove(statement.scope(), statement.name().parts());
            }
            return Done.SILENT;
        });
    }

    private boolean isThere(FunctionScope scope, QualifiedName name, boolean ifExists) {
        boolean there = functions.find(scope, name.parts()).isPresent();
        if (!there && !ifExists) {
            throw functions.notFound(name.parts());
        }
        return there;
    }

    private void put(FunctionScope scope, QualifiedName name, UserCode code) {
        policy.checkMayLoadClasses();
        code.language().ifPresent(FunctionDefinitions::checkLanguage);
        List<String> jars = code.jars().stream().map(OptionKey::key).toList();
        try {
            UserFunction function = UserFunction.of(
                    name.last().toLowerCase(Locale.ROOT), classes.load(code.className(), jars), classes.archives(jars));
            functions.put(scope, name.parts(), function);
        } catch (SluiceException e) {
            boolean archive = e.code() == ErrorCode.FILE_NOT_FOUND;
            throw e.at(archive ? code.jars().get(0).position() : code.classPosition());
        }
    }

    private static void checkLanguage(OptionKey language) {
        if (!language.key().equalsIgnoreCase(JAVA)) {
            throw SluiceException.of(
                            ErrorCode.NOT_PART_OF_SLUICE,
                            "Functions in " + language.key().toUpperCase(Locale.ROOT) + " are not part of Sluice")
                    .at(language.position())
                    .expected("LANGUAGE JAVA; any language that compiles to Java classes can be used");
        }
    }

    @Override
    public StatementResult visitDescribeFunction(FunctionStatement.DescribeFunction statement) {
        List<String> name = statement.name().parts();
        TextRows rows = TextRows.of("info name", "info value");
        for (FunctionScope scope : List.of(FunctionScope.SYSTEM, FunctionScope.TEMPORARY, FunctionScope.CATALOG)) {
            Optional<UserFunction> user =
                    scope == FunctionScope.SYSTEM && name.size() > 1 ? Optional.empty() : functions.find(scope, name);
            if (user.isPresent()) {
                rows.add("is system function", Boolean.toString(scope == FunctionScope.SYSTEM))
                        .add("is temporary", Boolean.toString(scope != FunctionScope.CATALOG))
                        .add("class name", user.get().className())
                        .add("function language", JAVA);
                return signatures(rows, statement.extended(), user.get().signatures());
            }
        }
        FunctionDefinition builtIn = FunctionRegistry.builtIn()
                .find(statement.name().last())
                .filter(f -> name.size() == 1)
                .orElseThrow(() -> functions.notFound(name).at(statement.name().position()));
        rows.add("is system function", "true").add("is temporary", "false");
        return signatures(rows, statement.extended(), builtIn.signatures());
    }

    private static StatementResult signatures(TextRows rows, boolean extended, List<String> signatures) {
        if (extended) {
            rows.add("kind", "SCALAR").add("signature", String.join(", ", signatures));
        }
        return rows.rows();
    }

    @Override
    public StatementResult visitAddJar(FunctionStatement.AddJar statement) {
        return at(statement.path(), () -> {
            policy.checkMayLoadClasses();
            classes.add(statement.path().key());
        });
    }

    @Override
    public StatementResult visitRemoveJar(FunctionStatement.RemoveJar statement) {
        return at(statement.path(), () -> classes.remove(statement.path().key()));
    }

    StatementResult showJars() {
        TextRows rows = TextRows.of("jars");
        classes.paths().forEach(rows::add);
        return rows.rows();
    }

    private static StatementResult at(OptionKey path, Runnable action) {
        try {
            action.run();
            return Done.SILENT;
        } catch (SluiceException e) {
            throw e.at(path.position());
        }
    }

    /** An error without a place of its own concerns the name. */
    private static StatementResult at(QualifiedName name, Supplier<StatementResult> action) {
        try {
            return action.get();
        } catch (SluiceException e) {
            throw e.position().isPresent() ? e : e.at(name.position());
        }
    }
}
