package io.stagedoor.demo.cast;

import io.stagedoor.demo.serving.Environment;
import io.stagedoor.demo.serving.SettingException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;

/** What the demonstration needs of Keycloak's own administration, which is where people and sessions are. */
final class Console {

    private final Calls calls;

    private Console(Calls calls) {
        this.calls = calls;
    }

    static Console of(Environment environment) {
        URI server = environment.origin("STAGEDOOR_URL");
        return new Console(new Calls(
                URI.create(server + "/admin/realms/studio"),
                URI.create(server + "/realms/master"),
                "stagedoor-config",
                environment.required("STAGEDOOR_CONFIG_CLIENT_SECRET")));
    }

    /** The id of whoever has this address. */
    String personOf(String email) {
        return first(
                new JsonArray(calls.get("/users?exact=true&email=" + Calls.encode(email))
                        .body()),
                email);
    }

    /** Gives the client's service account the realm role operator; once more does nothing. */
    void makeOperator(String clientId) {
        String client = first(
                new JsonArray(
                        calls.get("/clients?clientId=" + Calls.encode(clientId)).body()),
                clientId);
        String account =
                calls.get("/clients/" + client + "/service-account-user").json().getString("id");
        JsonObject role = calls.get("/roles/operator").json();
        calls.post("/users/" + account + "/role-mappings/realm", List.of(role.getMap()));
    }

    void endSessions(String email) {
        calls.post("/users/" + personOf(email) + "/logout", new JsonObject().getMap());
    }

    private static String first(JsonArray found, String what) {
        if (found.isEmpty()) {
            throw new SettingException(
                    "There is no " + what + " in this realm: was the demonstration's realm applied?");
        }
        return found.getJsonObject(0).getString("id");
    }
}
