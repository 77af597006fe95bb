package io.stagedoor.demo.cast;

import io.stagedoor.demo.cast.Calls.Answer;
import io.stagedoor.demo.serving.Environment;
import io.stagedoor.demo.serving.SettingException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stagedoor's administrative API, called as a realm operator. */
final class Administration {

    static final String CLIENT = "demo-operator";

    /** Name of tokens that the launcher makes. */
    private static final String LAUNCHER = "stagedoor scim-token";

    private final Calls calls;

    private Administration(Calls calls) {
        this.calls = calls;
    }

    static Administration asOperator(Environment environment) {
        URI realm = URI.create(environment.origin("STAGEDOOR_URL") + "/realms/studio");
        return new Administration(new Calls(
                URI.create(realm + "/stagedoor/v1/organizations"),
                realm,
                CLIENT,
                environment.required("DEMO_OPERATOR_CLIENT_SECRET")));
    }

    Casting.Organization organization(String alias) {
        return new Organization("/" + alias);
    }

    /**
     * What a corporate directory is configured with: address and a new token, as one line of JSON. Of the two tokens that an organization may
     * have, one that this command made before gives way.
     */
    String scimToken(String alias) {
        String path = "/" + Calls.encode(alias) + "/scim";
        Answer directory = calls.get(path);
        if (directory.isMissing()) {
            throw new SettingException("There is no organization " + alias + ".");
        }
        JsonArray present = calls.get(path + "/tokens").json().getJsonArray("items");
        if (present.size() >= 2) {
            present.stream()
                    .map(JsonObject.class::cast)
                    .filter(token -> LAUNCHER.equals(token.getString("name")))
                    .findFirst()
                    .ifPresent(token -> calls.delete(path + "/tokens/" + token.getString("id")));
        }
        Answer made = calls.post(path + "/tokens", Map.of("name", LAUNCHER, "scopes", List.of("users", "groups")));
        if (made.status() != 201) {
            throw new SettingException(alias + " has two tokens already; delete one in the portal first.");
        }
        return new JsonObject()
                        .put("baseUrl", directory.json().getString("baseUrl"))
                        .put("token", made.json().getString("token"))
                        .encode()
                + "\n";
    }

    private final class Organization implements Casting.Organization {

        private final String path;

        private Organization(String path) {
            this.path = path;
        }

        @Override
        public void giveOrganizationRole(String person, String role) {
            put(path + "/organization-roles/" + person, Map.of("organizationRoles", List.of(role)));
        }

        @Override
        public String teamNamed(String name) {
            JsonArray teams = calls.get(path + "/teams?limit=200").json().getJsonArray("items");
            for (int i = 0; i < teams.size(); i++) {
                if (teams.getJsonObject(i).getString("name").equals(name)) {
                    return teams.getJsonObject(i).getString("id");
                }
            }
            return calls.post(path + "/teams", Map.of("name", name)).json().getString("id");
        }

        @Override
        public void giveTeamRole(String team, String person, String teamRole) {
            put(path + "/teams/" + team + "/memberships/" + person, Map.of("teamRole", teamRole));
        }

        @Override
        public String offboard(String person, String reason) {
            String receipt = calls.put(
                            path + "/people/" + person + "/suspension", Map.of("reason", reason), Optional.empty())
                    .json()
                    .getString("receipt");
            return ReceiptText.of(ReceiptText.complete(
                    () -> calls.get(path + "/receipts/" + receipt).json()));
        }

        @Override
        public void rehire(String person) {
            calls.delete(path + "/people/" + person + "/suspension");
        }

        @Override
        public void allow(String team, String teamRole, String permission, String constraint) {
            JsonArray present = calls.get(path + "/teams/" + team + "/exceptions?limit=200")
                    .json()
                    .getJsonArray("items");
            boolean there = present.stream()
                    .map(JsonObject.class::cast)
                    .anyMatch(exception -> permission.equals(exception.getString("permission"))
                            && teamRole.equals(exception.getString("teamRole")));
            if (!there) {
                calls.post(
                        path + "/teams/" + team + "/exceptions",
                        Map.of(
                                "permission", permission,
                                "teamRole", teamRole,
                                "effect", "allow",
                                "constraint", constraint));
            }
        }

        /** Creates it, or changes what is there now. */
        private void put(String address, Map<String, Object> body) {
            Answer present = calls.get(address);
            calls.put(address, body, present.isMissing() ? Optional.empty() : present.etag());
        }
    }
}
