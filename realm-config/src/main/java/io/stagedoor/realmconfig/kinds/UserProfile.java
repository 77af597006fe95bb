package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Change.Action;
import io.stagedoor.realmconfig.domain.Difference;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Shape;
import io.stagedoor.realmconfig.domain.Shapes;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.List;

/** The declared attributes of people: one document, attributes and groups matched by name. */
final class UserProfile implements Kind {
    private static final String PATH = "/users/profile";
    private static final Shape SHAPE = Shapes.DECLARATION.under("userProfile");

    private final Comparison comparison;

    UserProfile(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public List<Change> plan(Mapping declaration, Realm realm) {
        Mapping profile = Sections.mapping(declaration, "userProfile");
        if (profile.entries().isEmpty()) {
            return List.of();
        }
        JsonNode before = realm.get(PATH);
        List<Difference> differences = comparison.differences(profile, before, SHAPE);
        return differences.isEmpty()
                ? List.of()
                : List.of(new Change(
                        Action.CHANGE,
                        "user profile of realm",
                        realm.name(),
                        differences,
                        () -> realm.put(PATH, comparison.laidOver(realm.get(PATH), profile, SHAPE))));
    }
}
