package io.stagedoor.realmconfig.keycloak;

import java.util.Map;

/** How the tool signs in to realm master. */
public sealed interface Credentials {

    /** Form parameters of the token request. */
    Map<String, String> form();

    String describe();

    /** RFC 6749 4.4. */
    record ServiceClient(String clientId, String secret) implements Credentials {
        @Override
        public Map<String, String> form() {
            return Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret);
        }

        @Override
        public String describe() {
            return "client '" + clientId + "'";
        }
    }

    /** RFC 6749 4.3, for a first administrator who has no service client yet. */
    record Administrator(String user, String password) implements Credentials {
        @Override
        public Map<String, String> form() {
            return Map.of("grant_type", "password", "client_id", "admin-cli", "username", user, "password", password);
        }

        @Override
        public String describe() {
            return "user '" + user + "'";
        }
    }
}
