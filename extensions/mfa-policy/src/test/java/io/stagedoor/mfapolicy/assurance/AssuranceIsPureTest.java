package io.stagedoor.mfapolicy.assurance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class AssuranceIsPureTest {

    @Test
    void whatWasProvedKnowsNothingOfKeycloak() {
        classes()
                .that()
                .resideInAPackage("io.stagedoor.mfapolicy.assurance")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.stagedoor.mfapolicy.assurance")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.stagedoor.mfapolicy.assurance"));
    }
}
