package io.stagedoor.demo.saml;

import io.stagedoor.demo.serving.Environment;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * globex's Entra ID and the one service provider that is registered there: Stagedoor.
 *
 * @param address where people and messages come
 * @param stagedoor the service provider's server
 * @param password what every employee signs in with
 * @param data where the signing key is kept over restarts; without it each start makes a new key
 */
public record SamlSettings(URI address, URI stagedoor, String password, Optional<Path> data) {

    public static SamlSettings from(Environment environment) {
        return new SamlSettings(
                environment.origin("GLOBEX_ENTRA_URL"),
                environment.origin("STAGEDOOR_URL"),
                environment.required("DEMO_PASSWORD"),
                environment.optional("STAGEDOOR_DATA").map(Path::of));
    }

    String entityId() {
        return address + "/saml/metadata";
    }

    String signOnUrl() {
        return address + "/saml/sso";
    }

    String logoutUrl() {
        return address + "/saml/slo";
    }

    /** The service provider's entity id. */
    String audience() {
        return stagedoor + "/realms/studio";
    }

    /** The only address that ever gets an assertion, whatever a request asks for. */
    String assertionConsumer() {
        return stagedoor + "/realms/studio/broker/globex-entra/endpoint";
    }

    @Override
    public String toString() {
        return "SamlSettings[address=" + address + "]";
    }
}
