package io.stagedoor.teams;

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

    private static final String ROOM = "io.stagedoor.teams";
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOM);

    @Test
    void layersPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("domain")
                .definedBy(ROOM + ".domain")
                .layer("store")
                .definedBy(ROOM + ".store")
                .layer("change")
                .definedBy(ROOM + ".change")
                .layer("rest")
                .definedBy(ROOM + ".rest")
                .layer("spi")
                .definedBy(ROOM + ".spi")
                .whereLayer("rest")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("spi")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("change")
                .mayOnlyBeAccessedByLayers("rest", "spi")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("change", "rest", "spi")
                .check(CODE);
    }

    @Test
    void theDomainIsPure() {
        classes()
                .that()
                .resideInAPackage(ROOM + ".domain")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "com.google.re2j..", "org.jspecify..", ROOM + ".domain")
                .check(CODE);
    }

    @Test
    void nobodyReadsTheClockOfTheSystem() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CODE);
    }

    @Test
    void onlyStoresWriteStatements() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOM + ".store")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.persistence.Query")
                .check(CODE);
    }

    /** A capability meets another one in its {@code api} only, or asks the gate. */
    @Test
    void siblingsAreMetInTheirApiOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.stagedoor.signals.store..",
                        "io.stagedoor.signals.delivery..",
                        "io.stagedoor.signals.domain..",
                        "io.stagedoor.audit.store..",
                        "io.stagedoor.organizations.store..",
                        "io.stagedoor.organizations.domain..",
                        "io.stagedoor.administration.rest..")
                .check(CODE);
    }
}
