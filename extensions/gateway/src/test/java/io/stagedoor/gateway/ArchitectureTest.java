package io.stagedoor.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOM = "io.stagedoor.gateway";
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOM);

    @Test
    void layersPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("jose")
                .definedBy(ROOM + ".jose")
                .layer("issuer")
                .definedBy(ROOM + ".issuer")
                .layer("keys")
                .definedBy(ROOM + ".keys")
                .layer("verifier")
                .definedBy(ROOM + ".verifier")
                .layer("dpop")
                .definedBy(ROOM + ".dpop")
                .layer("signals")
                .definedBy(ROOM + ".signals")
                .layer("permissions")
                .definedBy(ROOM + ".permissions")
                .layer("limits")
                .definedBy(ROOM + ".limits")
                .layer("route")
                .definedBy(ROOM + ".route")
                .layer("forwardauth")
                .definedBy(ROOM + ".forwardauth")
                .whereLayer("forwardauth")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("route")
                .mayOnlyBeAccessedByLayers("forwardauth")
                .whereLayer("limits")
                .mayOnlyBeAccessedByLayers("route", "forwardauth")
                .whereLayer("permissions")
                .mayOnlyBeAccessedByLayers("forwardauth")
                .whereLayer("signals")
                .mayOnlyBeAccessedByLayers("permissions", "forwardauth")
                .whereLayer("dpop")
                .mayOnlyBeAccessedByLayers("forwardauth")
                .whereLayer("verifier")
                .mayOnlyBeAccessedByLayers("dpop", "signals", "permissions", "limits", "forwardauth")
                .whereLayer("keys")
                .mayOnlyBeAccessedByLayers("verifier", "forwardauth")
                .whereLayer("issuer")
                .mayOnlyBeAccessedByLayers("keys", "signals", "permissions", "forwardauth")
                .check(CODE);
    }

    @Test
    void theVerifierNeedsNothingButNimbus() {
        classes()
                .that()
                .resideInAnyPackage(
                        ROOM + ".jose",
                        ROOM + ".issuer",
                        ROOM + ".keys",
                        ROOM + ".verifier",
                        ROOM + ".dpop",
                        ROOM + ".signals",
                        ROOM + ".permissions")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "com.nimbusds.jose..", "org.jspecify..", ROOM + "..")
                .check(CODE);
    }

    @Test
    void nobodyReadsTheClockOfTheSystemButTheMainClasses() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOM + ".jose",
                        ROOM + ".issuer",
                        ROOM + ".keys",
                        ROOM + ".dpop",
                        ROOM + ".permissions",
                        ROOM + ".limits",
                        ROOM + ".route")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CODE);
    }

    @Test
    void onlyTheServiceKnowsVertxAndTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOM + ".forwardauth")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "picocli..")
                .check(CODE);
    }

    @Test
    void decisionsAreMadeWithoutAnHttpServer() {
        noClasses()
                .that()
                .resideInAPackage(ROOM + ".forwardauth")
                .and()
                .haveSimpleNameNotStartingWith("ForwardAuthServer")
                .and()
                .haveSimpleNameNotStartingWith("ForwardAuthHandler")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx..")
                .check(CODE);
    }
}
