package io.stagedoor.demo.cast;

import io.stagedoor.demo.cast.Calls.Answer;
import io.stagedoor.demo.serving.Environment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stagedoor's administrative API, called as a realm operator. */
final class Administration {

    static final String CLIENT = "demo-operator";

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
