package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Change.Action;
import io.stagedoor.realmconfig.domain.Difference;
import io.stagedoor.realmconfig.domain.Location;
import io.stagedoor.realmconfig.domain.Node;
import io.stagedoor.realmconfig.domain.Node.Entry;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Scalar;
import io.stagedoor.realmconfig.domain.Node.Sequence;
import io.stagedoor.realmconfig.domain.Shape;
import io.stagedoor.realmconfig.domain.Shapes;
import io.stagedoor.realmconfig.keycloak.Product;
import io.stagedoor.realmconfig.keycloak.Product.Answer;
import io.stagedoor.realmconfig.keycloak.Product.Refused;
import io.stagedoor.realmconfig.keycloak.Realm;
import io.stagedoor.realmconfig.keycloak.ServerException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What organizations ask of passwords beyond the realm, which is among the realm's settings. */
final class PasswordPolicies implements Kind {
    private static final String SECTION = "passwordPolicy";
    private static final Shape SHAPE = Shapes.DECLARATION.under("organizations").under(SECTION);

    private final Comparison comparison;

    PasswordPolicies(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        List<Change> changes = new ArrayList<>();
        for (Mapping organization : declaration.mappings("organizations")) {
            if (!organization.has(SECTION) || organization.absent()) {
                continue;
            }
            String alias = organization.text("alias").orElse("");
            String path = Product.organization(alias) + "/password-policy";
            Mapping declared = asKept(Sections.mapping(organization, SECTION));
            List<Difference> differences =
                    comparison.differences(declared, realm.product().get(path).body(), SHAPE);
            if (!differences.isEmpty()) {
                changes.add(new Change(
                        Action.CHANGE,
                        "password policy of organization",
                        alias,
                        differences,
                        () -> write(path, declared, realm)));
            }
        }
        return changes;
    }

    private void write(String path, Mapping declared, Realm realm) {
        Answer present = realm.product().get(path);
        ObjectNode body = comparison.laidOver(ownChoice(present.body()), declared, SHAPE);
        realm.product().put(path, present.tag(), body).ifPresent(refused -> {
            throw new ServerException(place(refused, declared) + ": " + refused.detail());
        });
    }

    /** The answer has what holds. What only repeats the realm was not chosen here, and follows the realm further on. */
    private static JsonNode ownChoice(JsonNode answer) {
        if (!(answer instanceof ObjectNode all)) {
            return answer;
        }
        ObjectNode own = all.deepCopy();
        JsonNode realms = own.remove("realm");
        all.properties().forEach(member -> {
            if (realms != null && member.getValue().equals(realms.path(member.getKey()))) {
                own.remove(member.getKey());
            }
        });
        return own;
    }

    private static Location place(Refused refused, Mapping declared) {
        Entry entry = declared.entries().get(refused.member());
        return entry == null ? declared.at() : entry.at();
    }

    /** As the server keeps it: numbers as such, words in normal form and small letters. */
    private static Mapping asKept(Mapping declared) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        declared.entries().forEach((key, entry) -> entries.put(key, new Entry(entry.at(), asKept(key, entry.value()))));
        return new Mapping(entries, declared.at());
    }

    private static Node asKept(String key, Node value) {
        return switch (value) {
            case Scalar one -> new Scalar(SHAPE.value(key, one.text()), one.secret(), one.at());
            case Sequence words ->
                new Sequence(words.items().stream().map(PasswordPolicies::word).toList(), words.at());
            case Mapping other -> other;
        };
    }

    private static Node word(Node word) {
        return word instanceof Scalar scalar
                ? new Scalar(
                        TextNode.valueOf(Normalizer.normalize(scalar.text(), Normalizer.Form.NFKC)
                                .strip()
                                .toLowerCase(Locale.ROOT)),
                        scalar.secret(),
                        scalar.at())
                : word;
    }
}
