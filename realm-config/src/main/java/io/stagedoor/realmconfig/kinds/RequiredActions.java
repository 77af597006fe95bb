package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Shapes;
import io.stagedoor.realmconfig.keycloak.AdminApi;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.List;

/** Required actions: registered where they are not, then set. */
final class RequiredActions implements Kind {
    private static final String PATH = "/authentication/required-actions";

    private final Comparison comparison;

    RequiredActions(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        List<Mapping> declared = declaration.mappings("requiredActions");
        return new Entries("required action", Shapes.DECLARATION.under("requiredActions"), comparison, false)
                .plan(declared, ByKey.index(realm.list(PATH), "alias"), new Writer(realm));
    }

    private record Writer(Realm realm) implements Entries.Writer {
        @Override
        public void create(ObjectNode body) {
            String alias = body.path("alias").asText();
            realm.post(
                    "/authentication/register-required-action",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("providerId", alias)
                            .put("name", body.path("name").asText(alias)));
            JsonNode registered = realm.get(PATH + "/" + AdminApi.encode(alias));
            realm.put(PATH + "/" + AdminApi.encode(alias), ((ObjectNode) registered).setAll(body));
        }

        @Override
        public void change(JsonNode before, ObjectNode body) {
            realm.put(PATH + "/" + AdminApi.encode(before.path("alias").asText()), body);
        }

        @Override
        public void delete(JsonNode before) {
            realm.delete(PATH + "/" + AdminApi.encode(before.path("alias").asText()));
        }
    }
}
