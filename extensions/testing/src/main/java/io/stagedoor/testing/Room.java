package io.stagedoor.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One capability's production code, {@code io.stagedoor.<name>}, and the rules of CONTRIBUTING.md that it keeps. */
public final class Room {

    private static final String HOUSE = "io.stagedoor.";

    /** What everybody may stand on. */
    private static final Pattern COMMON =
            Pattern.compile("io\\.stagedoor\\.(kernel(\\..*)?|database|administration\\.(api|domain))");

    private final String name;
    private final JavaClasses code;

    public Room(String name) {
        this.name = HOUSE + name;
        this.code = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(this.name);
    }

    public JavaClasses code() {
        return code;
    }

    /**
     * Layers point one way.
     *
     * @param accessedBy each layer's package, and those of the layers that may use it; one that is not among them may be used by all
     */
    public void layersPointOneWay(Map<String, List<String>> accessedBy) {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String layer : Stream.concat(Stream.of("domain"), accessedBy.keySet().stream())
                .distinct()
                .toList()) {
            layers = layers.layer(layer).definedBy(name + "." + layer);
        }
        for (Map.Entry<String, List<String>> layer : accessedBy.entrySet()) {
            layers = layer.getValue().isEmpty()
                    ? layers.whereLayer(layer.getKey()).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(layer.getKey())
                            .mayOnlyBeAccessedByLayers(layer.getValue().toArray(String[]::new));
        }
        layers.check(code);
    }

    /**
     * The domain knows Java, itself, and nothing of Keycloak.
     *
     * @param more packages that it may use beside
     */
    public void theDomainIsPure(String... more) {
        String[] allowed = Stream.concat(Stream.of("java..", "org.jspecify..", name + ".domain"), Stream.of(more))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(name + ".domain")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(code);
    }

    /** Statements stand in stores alone, so that what is read and scoped is seen in one place. */
    public void onlyStoresWriteStatements() {
        noClasses()
                .that()
                .resideOutsideOfPackage(name + ".store")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.persistence.Query")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.PreparedStatement")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.stagedoor.database.Statements")
                .check(code);
    }

    /** Time comes from Keycloak's clock, which tests can move. */
    public void nobodyReadsTheClockOfTheSystem() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(code);
    }

    /** A capability meets another one in its {@code api} only, and whoever administers through the gate. */
    public void othersAreMetInTheirApiOnly() {
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "stand inside another room",
                        used -> used.getPackageName().startsWith(HOUSE)
                                && !used.getPackageName().startsWith(name + ".")
                                && !used.getPackageName().endsWith(".api")
                                && !COMMON.matcher(used.getPackageName()).matches()))
                .check(code);
    }
}
