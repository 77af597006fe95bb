package io.stagedoor.federation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.federation.domain.Recognition.Known;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who somebody is who comes through a connection. */
class RecognitionTest {

    private static final Known NOBODY = new Known(null, false, null, false, false);

    @Test
    void nobodyKnownIsMade() {
        assertThat(of(NOBODY)).isEqualTo(new Recognition.Created());
    }

    @Test
    void theImmutableIdDecidesAndTheAddressFollows() {
        assertThat(of(new Known("maya", true, "maya", true, true))).isEqualTo(new Recognition.Found("maya", false));
        assertThat(of(new Known("maya", true, null, false, false))).isEqualTo(new Recognition.Found("maya", true));
    }

    @Test
    void anAddressOfSomebodyElseIsNeverTakenOver() {
        assertThat(of(new Known("maya", true, "noah", true, false))).isEqualTo(refused(RefusalReason.COLLISION));
    }

    @Test
    void whoBelongsToTheOrganizationIsLinkedSilentlyAndNobodyElse() {
        assertThat(of(new Known(null, false, "maya", true, false))).isEqualTo(new Recognition.Linked("maya"));
        assertThat(of(new Known(null, false, "maya", false, false))).isEqualTo(refused(RefusalReason.COLLISION));
    }

    @Test
    void anAddressThatWasGivenToSomebodyNewIsNotTheOldPersonsAccount() {
        assertThat(of(new Known(null, false, "maya", true, true))).isEqualTo(refused(RefusalReason.COLLISION));
    }

    @Test
    void onlyAddressesOfProvedDomainsCome() {
        assertThat(Recognition.of(arrival("m@other.example"), false, NOBODY))
                .isEqualTo(refused(RefusalReason.DOMAIN_MISMATCH));
        assertThat(Recognition.of(arrival(null), false, NOBODY)).isEqualTo(refused(RefusalReason.EMAIL_MISSING));
    }

    @Test
    void whoeverMovedToAnotherOrganizationIsNotFetchedBack() {
        assertThat(of(new Known("maya", false, null, false, false))).isEqualTo(refused(RefusalReason.COLLISION));
        assertThat(of(new Known("maya", false, "maya", true, true))).isEqualTo(refused(RefusalReason.COLLISION));
    }

    private static Recognition of(Known known) {
        return Recognition.of(arrival("maya@acme.example"), true, known);
    }

    private static Recognition.Refused refused(RefusalReason reason) {
        return new Recognition.Refused(reason);
    }

    private static Arrival arrival(@Nullable String email) {
        return new Arrival("id-1", "maya", email, true, null, null, List.of(), false, Map.of(), Assurance.UNKNOWN);
    }
}
