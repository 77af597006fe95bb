package io.stagedoor.demo.oktaspring;

import java.net.URI;
import java.util.Map;

/**
 * Everything from the environment.
 *
 * @param broker where Stagedoor takes answers
 */
record OktaSettings(URI issuer, String broker, String clientSecret, String password) {

    /** Throws {@link IllegalArgumentException} with one sentence where something is missing. */
    static OktaSettings from(Map<String, String> environment) {
        return new OktaSettings(
                URI.create(address(environment, "ACME_OKTA_URL")),
                address(environment, "STAGEDOOR_URL") + "/realms/studio/broker/acme-okta/endpoint",
                required(environment, "ACME_OKTA_CLIENT_SECRET"),
                required(environment, "DEMO_PASSWORD"));
    }

    int port() {
        if (issuer.getPort() >= 0) {
            return issuer.getPort();
        }
        return "https".equals(issuer.getScheme()) ? 443 : 80;
    }

    private static String address(Map<String, String> environment, String name) {
        String value = required(environment, name);
        if (!value.matches("https?://[A-Za-z0-9.:\\[\\]-]+/?")) {
            throw new IllegalArgumentException(name + " is not an address: " + value);
        }
        return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException("acme's Okta needs the environment variable " + name + ".");
        }
        return value;
    }

    @Override
    public String toString() {
        return "OktaSettings[issuer=" + issuer + "]";
    }
}
