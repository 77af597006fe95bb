package io.stagedoor.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOM = "io.stagedoor.audit";
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
                .resideInAnyPackage("java..", "org.jspecify..", ROOM + ".domain", ROOM + ".api")
                .check(CODE);
    }

    /** The trail only ever grows. */
    @Test
    void nothingChangesOrRemovesAFact() {
        noClasses()
                .should()
                .callMethod(EntityManager.class, "remove", Object.class)
                .orShould()
                .callMethod(EntityManager.class, "merge", Object.class)
                .orShould()
                .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("executeUpdate")))
                .check(CODE);
    }
}
