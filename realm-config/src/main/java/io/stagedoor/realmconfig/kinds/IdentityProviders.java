package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Shape;
import io.stagedoor.realmconfig.domain.Shapes;
import io.stagedoor.realmconfig.keycloak.AdminApi;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Foreign identity providers and their mappers. Their secrets come back masked, hence the fingerprints. */
final class IdentityProviders implements Kind {
    private static final String PATH = "/identity-provider/instances";
    private static final Shape SHAPE = Shapes.DECLARATION.under("identityProviders");

    private final Comparison comparison;

    IdentityProviders(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        Entries entries = new Entries("identity provider", SHAPE, comparison, true);
        Collection writer = new Collection(
                realm, PATH, provider -> address(provider.path("alias").asText()));
        List<Change> changes = new ArrayList<>();
        for (Mapping provider : declaration.mappings("identityProviders")) {
            String alias = provider.text("alias").orElse("");
            changes.addAll(entries.plan(List.of(OwnParts.of(provider)), existing(alias, realm), writer));
            if (!provider.absent()) {
                changes.addAll(mappers(provider, alias, realm));
            }
        }
        return changes;
    }

    private static Map<String, JsonNode> existing(String alias, Realm realm) {
        Map<String, JsonNode> existing = new LinkedHashMap<>();
        JsonNode found = realm.get(address(alias));
        if (!found.isMissingNode()) {
            existing.put(alias, found);
        }
        return existing;
    }

    private List<Change> mappers(Mapping provider, String alias, Realm realm) {
        String path = address(alias) + "/mappers";
        Collection plain = Collection.byId(realm, path);
        return new Entries("mapper of identity provider '" + alias + "'", SHAPE.under("mappers"), comparison, false)
                .plan(
                        provider.mappings("mappers"),
                        ByKey.index(realm.list(path), "name"),
                        new OfProvider(plain, alias));
    }

    private static String address(String alias) {
        return PATH + "/" + AdminApi.encode(alias);
    }

    /** A mapper's representation repeats the provider that it belongs to. */
    private record OfProvider(Collection list, String alias) implements Entries.Writer {
        @Override
        public void create(ObjectNode body) {
            list.create(body.put("identityProviderAlias", alias));
        }

        @Override
        public void change(JsonNode before, ObjectNode body) {
            list.change(before, body);
        }

        @Override
        public void delete(JsonNode before) {
            list.delete(before);
        }
    }
}
