package io.stagedoor.administration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.stagedoor.administration");

    @Test
    void theDomainIsPureJava() {
        classes()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "..administration.domain..")
                .check(CLASSES);
    }

    @Test
    void capabilitiesSeeTheApiAndNotTheRoot() {
        noClasses()
                .that()
                .resideInAPackage("..administration.api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..administration.rest..")
                .check(CLASSES);
    }

    @Test
    void nothingIsAUtility() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(CLASSES);
    }
}
