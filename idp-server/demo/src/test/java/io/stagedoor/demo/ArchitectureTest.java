package io.stagedoor.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Each server of the demonstration plays a part that different machines have in real life: they meet over HTTP only. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.stagedoor.demo");

    @Test
    void serversDoNotKnowEachOther() {
        slices().matching("io.stagedoor.demo.(edge|mail|saml|screeningroom)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void whatAllServersShareKnowsNoneOfThem() {
        noClasses()
                .that()
                .resideInAPackage("..demo.serving..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..demo.edge..", "..demo.mail..", "..demo.saml..", "..demo.screeningroom..")
                .check(CLASSES);
    }

    @Test
    void pagesOfScreeningRoomDecideNothing() {
        noClasses()
                .that()
                .resideInAPackage("..screeningroom.page..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx.ext.web..", "io.vertx.core.http..", "com.nimbusds.oauth2..", "com.nimbusds.openid..")
                .check(CLASSES);
    }

    @Test
    void openSamlStaysWithTheSamlProvider() {
        classes()
                .that()
                .resideOutsideOfPackage("..demo.saml..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("org.opensaml..", "net.shibboleth..")
                .check(CLASSES);
    }
}
