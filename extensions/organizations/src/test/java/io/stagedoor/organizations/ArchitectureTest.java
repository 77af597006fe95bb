package io.stagedoor.organizations;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOM = "io.stagedoor.organizations";
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
                .layer("spi")
                .definedBy(ROOM + ".spi")
                .layer("rest")
                .definedBy(ROOM + ".rest")
                .whereLayer("rest")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("spi")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("spi", "rest")
                .check(CODE);
    }

    @Test
    void theDomainIsPure() {
        classes()
                .that()
                .resideInAPackage(ROOM + ".domain")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", ROOM + ".domain")
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
                        "io.stagedoor.audit.store..", "io.stagedoor.audit.spi..", "io.stagedoor.administration.rest..")
                .check(CODE);
    }
}
