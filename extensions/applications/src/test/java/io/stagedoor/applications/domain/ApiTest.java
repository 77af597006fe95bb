package io.stagedoor.applications.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.applications.domain.Subscription.State;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {

    private static final Offer TO_GLOBEX =
            new Offer(Offer.To.NAMED, new TreeMap<>(Map.of("globex", "g", "nobody", "")));
    private static final Subscriber PANEL =
            new Subscriber(Subscriber.Type.APPLICATION, "a", "globex", "Panel", "app-a");

    @Test
    void isSeenByItsOwnerAndByThoseToWhomItIsOffered() {
        assertThat(api(Offer.TO_NOBODY, true).isVisibleTo("acme")).isTrue();
        assertThat(api(Offer.TO_NOBODY, true).isVisibleTo("g")).isFalse();
        assertThat(api(TO_GLOBEX, true).isVisibleTo("g")).isTrue();
        assertThat(api(TO_GLOBEX, true).isVisibleTo("initech")).isFalse();
        assertThat(api(TO_GLOBEX, true).isVisibleTo("")).isFalse();
        assertThat(api(Offer.TO_ALL, true).isVisibleTo("initech")).isTrue();
        assertThat(api(Offer.TO_ALL, true).in(Life.SUSPENDED).isVisibleTo("acme"))
                .isTrue();
        assertThat(api(Offer.TO_ALL, true).in(Life.DELETED).isVisibleTo("acme")).isFalse();
    }

    @Test
    void anOfferIsKeptAsItIs() {
        for (Offer offer : List.of(Offer.TO_NOBODY, Offer.TO_ALL, TO_GLOBEX)) {
            assertThat(Offer.of(offer.text())).isEqualTo(offer);
        }
        assertThat(TO_GLOBEX.text()).contains("=g ");
    }

    @Test
    void anOfferNamesOrganizationsExactlyWhereItSaysSo() {
        assertThatThrownBy(() -> new Offer(Offer.To.NAMED, new TreeMap<>())).hasMessageContaining("offeredTo");
        assertThatThrownBy(() -> new Offer(Offer.To.ALL, new TreeMap<>(Map.of("globex", "g"))))
                .hasMessageContaining("offeredTo");
        TreeMap<String, String> many = new TreeMap<>();
        IntStream.range(0, 50).forEach(i -> many.put("o" + i, ""));
        assertThat(new Offer(Offer.To.NAMED, many).named()).hasSize(50);
        many.put("one-more", "");
        assertThatThrownBy(() -> new Offer(Offer.To.NAMED, many)).hasMessageContaining("50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a=b", "*", "a%", "a\nb"})
    void anAliasThatCouldBeReadAsSomethingElseIsNone(String alias) {
        assertThatThrownBy(() -> new Offer(Offer.To.NAMED, new TreeMap<>(Map.of(alias, "g"))))
                .hasMessageContaining("aliases");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Asset.view", "asset..view", ".asset", "asset.", "asset view", "asset.view2"})
    void permissionsAreWords(String word) {
        assertThatThrownBy(() -> new Api(
                        "i",
                        "acme",
                        new Identifier("acme/render"),
                        "Render",
                        "",
                        new TreeSet<>(List.of(word)),
                        true,
                        Offer.TO_NOBODY,
                        Life.ACTIVE,
                        1))
                .hasMessageContaining("permissions");
    }

    @Test
    void aSubscriptionWaitsOnlyWhereTheApiAsksForApproval() {
        assertThat(Subscription.asked("s", PANEL, api(TO_GLOBEX, true), "", "dev")
                        .state())
                .isEqualTo(State.REQUESTED);
        Subscription active = Subscription.asked("s", PANEL, api(TO_GLOBEX, false), "", "dev");
        assertThat(active.state()).isEqualTo(State.ACTIVE);
        Subscription revoked = active.decided(State.REVOKED, "owner", "not needed");
        assertThat(revoked.isOpen()).isFalse();
        Subscription again = revoked.again(PANEL, api(TO_GLOBEX, true), "once more", "other");
        assertThat(again.state()).isEqualTo(State.REQUESTED);
        assertThat(again.version()).isEqualTo(3);
        assertThat(again.askedBy()).isEqualTo("other");
        assertThat(again.decidedBy()).isEmpty();
    }

    private static Api api(Offer offer, boolean approval) {
        return new Api(
                "i",
                "acme",
                new Identifier("acme/render"),
                "Render",
                "",
                new TreeSet<>(List.of("render.start")),
                approval,
                offer,
                Life.ACTIVE,
                1);
    }
}
