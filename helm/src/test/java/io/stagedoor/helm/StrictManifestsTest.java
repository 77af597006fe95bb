package io.stagedoor.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Service;
import org.junit.jupiter.api.Test;

class StrictManifestsTest {

    private static final String SERVICE =
            "apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  type: ClusterIP\n";

    @Test
    void readsEveryDocumentAndSkipsEmptyOnes() {
        assertThat(StrictManifests.read("---\n# nothing\n---\n" + SERVICE + "---\n" + SERVICE))
                .hasSize(2)
                .hasOnlyElementsOfType(Service.class);
    }

    @Test
    void refusesAFieldThatTheApiDoesNotHave() {
        assertThatThrownBy(() -> StrictManifests.read(SERVICE + "  typo: 1\n")).hasMessageContaining("typo");
    }

    @Test
    void refusesAFieldThatIsThereTwice() {
        assertThatThrownBy(() -> StrictManifests.read(SERVICE + "  type: NodePort\n"))
                .hasMessageContaining("Duplicate field 'type'");
    }

    @Test
    void refusesAKindThatNoRuleHasLookedAt() {
        assertThatThrownBy(() -> StrictManifests.read("apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n"))
                .hasMessageContaining("v1 Secret");
    }
}
