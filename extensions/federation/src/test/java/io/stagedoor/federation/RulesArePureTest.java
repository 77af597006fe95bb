package io.stagedoor.federation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.stagedoor.testing.Room;
import org.junit.jupiter.api.Test;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.http.simple.SimpleHttp;
import org.keycloak.models.KeycloakSession;

/** The rules of the protocols know Java and the domain; what talks to identity providers and to Keycloak stands around them. */
class RulesArePureTest {

    private static final Room ROOM = new Room("federation");

    @Test
    void samlAndOidcKnowNothingOfKeycloak() {
        classes()
                .that()
                .resideInAnyPackage("io.stagedoor.federation.saml", "io.stagedoor.federation.oidc")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.xml..",
                        "org.w3c.dom..",
                        "org.xml.sax..",
                        "org.jspecify..",
                        "io.stagedoor.federation.saml",
                        "io.stagedoor.federation.oidc",
                        "io.stagedoor.federation.domain")
                .check(ROOM.code());
    }

    @Test
    void callsToIdentityProvidersGoThroughTheClientWithLimits() {
        noClasses()
                .should()
                .callMethod(SimpleHttp.class, "create", KeycloakSession.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(HttpClientProvider.class)
                .check(ROOM.code());
    }
}
