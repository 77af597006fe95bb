package io.stagedoor.signals;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOM = "io.stagedoor.signals";
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
                .layer("running")
                .definedBy(ROOM + ".running")
                .layer("delivery")
                .definedBy(ROOM + ".delivery")
                .layer("ending")
                .definedBy(ROOM + ".ending")
                .layer("spi")
                .definedBy(ROOM + ".spi")
                .layer("source")
                .definedBy(ROOM + ".source")
                .layer("streams")
                .definedBy(ROOM + ".streams")
                .layer("rest")
                .definedBy(ROOM + ".rest")
                .whereLayer("rest")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("source")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("ending")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("streams")
                .mayOnlyBeAccessedByLayers("rest")
                .whereLayer("spi")
                .mayOnlyBeAccessedByLayers("rest")
                .whereLayer("delivery")
                .mayOnlyBeAccessedByLayers("spi", "rest")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("delivery", "ending", "spi", "source", "streams", "rest")
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

    @Test
    void entitiesNeverLeaveTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOM + ".store")
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(Entity.class)
                .check(CODE);
    }
}
