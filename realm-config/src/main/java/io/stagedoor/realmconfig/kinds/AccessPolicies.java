package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Change.Action;
import io.stagedoor.realmconfig.domain.Difference;
import io.stagedoor.realmconfig.domain.Location;
import io.stagedoor.realmconfig.domain.Node.Entry;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.keycloak.Product;
import io.stagedoor.realmconfig.keycloak.Product.Answer;
import io.stagedoor.realmconfig.keycloak.Realm;
import io.stagedoor.realmconfig.keycloak.ServerException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who needs which assurance where: of organizations, and the realm's floor. All declared policies and networks of one of them are written at once, because they mean
 * something only together.
 */
final class AccessPolicies implements Kind {
    private static final String SECTION = "accessPolicies";

    /** How the server names the policy that it means. */
    private static final Pattern BY_NAME = Pattern.compile("[Ii]n policy '([^']*)'");

    private static final Pattern BY_PLACE = Pattern.compile("in policy (\\d+):");

    private final Comparison comparison;

    AccessPolicies(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        List<Change> changes = new ArrayList<>();
        if (declaration.has(SECTION)) {
            changes.addAll(plan("floor of realm", realm.name(), "", declaration, realm));
        }
        for (Mapping organization : declaration.mappings("organizations")) {
            if (organization.has(SECTION) && !organization.absent()) {
                String alias = organization.text("alias").orElse("");
                changes.addAll(plan("access policies of organization", alias, alias, organization, realm));
            }
        }
        return changes;
    }

    private List<Change> plan(String kind, String name, String alias, Mapping owner, Realm realm) {
        Location at = at(owner);
        Mapping declared = Sections.mapping(owner, SECTION);
        Answer answer = realm.product().get(Product.accessPolicies(alias));
        DeclaredSet set = new DeclaredSet(declared, answer.body(), new PolicyNames(realm, alias), comparison);
        List<Difference> differences = set.differences();
        return differences.isEmpty()
                ? List.of()
                : List.of(new Change(
                        set.isFirst() ? Action.CREATE : Action.CHANGE,
                        kind,
                        name,
                        differences,
                        () -> write(alias, declared, at, realm)));
    }

    private void write(String alias, Mapping declared, Location at, Realm realm) {
        String path = Product.accessPolicies(alias);
        Answer present = realm.product().get(path);
        ObjectNode body = new DeclaredSet(declared, present.body(), new PolicyNames(realm, alias), comparison).body();
        realm.product().put(path, present.tag(), body).ifPresent(refused -> {
            throw new ServerException(place(refused.detail(), declared, body, at) + ": " + refused.detail());
        });
    }

    /** Where the policy stands that the server means; the whole section where it names none. */
    private static Location place(String detail, Mapping declared, JsonNode body, Location at) {
        Matcher byName = BY_NAME.matcher(detail);
        Matcher byPlace = BY_PLACE.matcher(detail);
        if (byName.find()) {
            return place(declared, "name", byName.group(1), at);
        }
        return byPlace.find()
                ? place(
                        declared,
                        "id",
                        body.path("policies")
                                .path(Integer.parseInt(byPlace.group(1)) - 1)
                                .path("id")
                                .asText(),
                        at)
                : at;
    }

    private static Location place(Mapping declared, String key, String text, Location otherwise) {
        return declared.mappings("policies").stream()
                .filter(policy -> policy.text(key).orElse("").equals(text))
                .map(Mapping::at)
                .findFirst()
                .orElse(otherwise);
    }

    private static Location at(Mapping owner) {
        @Nullable Entry entry = owner.entries().get(SECTION);
        return entry == null ? owner.at() : entry.at();
    }
}
