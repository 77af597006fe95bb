package io.stagedoor.realmconfig;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.stagedoor.realmconfig");

    @Test
    void layersPointInward() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("domain")
                .definedBy("..domain..")
                .layer("yaml")
                .definedBy("..yaml..")
                .layer("keycloak")
                .definedBy("..realmconfig.keycloak..")
                .layer("kinds")
                .definedBy("..kinds..")
                .layer("cli")
                .definedBy("..cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("kinds")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("keycloak")
                .mayOnlyBeAccessedByLayers("kinds", "cli")
                .whereLayer("yaml")
                .mayOnlyBeAccessedByLayers("cli")
                .check(CLASSES);
    }

    @Test
    void theDomainIsPure() {
        noClasses()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..", "java.net..", "java.nio.file..", "java.time..", "org.yaml..", "picocli..")
                .check(CLASSES);
    }

    @Test
    void onlyTheAdapterSpeaksHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..realmconfig.keycloak..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.stagedoor.realmconfig.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
