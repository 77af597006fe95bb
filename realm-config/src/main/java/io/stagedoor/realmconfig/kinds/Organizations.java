package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Change.Action;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Shapes;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Organizations, their domains, and the identity providers linked to them. */
final class Organizations implements Kind {
    /** More than any file declares; Keycloak pages lists at ten without it. */
    static final String LIST = "/organizations?briefRepresentation=false&max=10000";

    private final Comparison comparison;

    Organizations(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        List<Mapping> declared = declaration.mappings("organizations");
        if (declared.isEmpty()) {
            return List.of();
        }
        Map<String, JsonNode> actual = ByKey.index(realm.list(LIST), "alias");
        Entries entries = new Entries("organization", Shapes.DECLARATION.under("organizations"), comparison, false);
        List<Change> changes = new ArrayList<>();
        for (Mapping organization : declared) {
            Mapping itself = OwnParts.of(organization);
            changes.addAll(entries.plan(List.of(itself), actual, Collection.byId(realm, "/organizations")));
            if (!organization.absent()) {
                changes.addAll(links(organization, realm));
            }
        }
        return changes;
    }

    private static List<Change> links(Mapping organization, Realm realm) {
        String alias = organization.text("alias").orElse("");
        List<Change> changes = new ArrayList<>();
        for (String provider : organization.texts("identityProviders")) {
            String id = id(alias, realm);
            if (id.isEmpty() || realm.entry(providers(id), "alias", provider).isMissingNode()) {
                changes.add(new Change(
                        Action.CREATE,
                        "link of organization '" + alias + "' to identity provider",
                        provider,
                        List.of(),
                        () -> realm.post(providers(id(alias, realm)), TextNode.valueOf(provider))));
            }
        }
        return changes;
    }

    /** The id of the organization; empty where there is none. */
    static String id(String alias, Realm realm) {
        return realm.entry(LIST, "alias", alias).path("id").asText();
    }

    private static String providers(String id) {
        return "/organizations/" + id + "/identity-providers";
    }
}
