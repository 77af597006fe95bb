package io.stagedoor.federation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.federation.domain.Recognition.Known;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who somebody is who comes through a connection. */
class RecognitionTest {

    private static final Known NOBODY = new Known(null, null, false, false);

    @Test
    void nobodyKnownIsMade() {
        assertThat(of(NOBODY)).isEqualTo(new Recognition.Created());
    }

    @Test
    void theImmutableIdDecidesAndTheAddressFollows() {
        assertThat(of(new Known("maya", "maya", true, true))).isEqualTo(new Recognition.Found("maya", false));
        assertThat(of(new Known("maya", null, false, false))).isEqualTo(new Recognition.Found("maya", true));
    }

    @Test
    void anAddressOfSomebodyElseIsNeverTakenOver() {
        assertThat(of(new Known("maya", "noah", true, false))).isEqualTo(refused(RefusalReason.COLLISION));
    }

    @Test
    void whoBelongsToTheOrganizationIsLinkedSilentlyAndNobodyElse() {
        assertThat(of(new Known(null, "maya", true, false))).isEqualTo(new Recognition.Linked("maya"));
        assertThat(of(new Known(null, "maya", false, false))).isEqualTo(refused(RefusalReason.COLLISION));
    }

    @Test
    void anAddressThatWasGivenToSomebodyNewIsNotTheOldPersonsAccount() {
        assertThat(of(new Known(null, "maya", true, true))).isEqualTo(refused(RefusalReason.COLLISION));
    }

    @Test
    void onlyAddressesOfProvedDomainsCome() {
        assertThat(Recognition.of(arrival("m@other.example", true), false, "demand", NOBODY))
                .isEqualTo(refused(RefusalReason.DOMAIN_MISMATCH));
        assertThat(Recognition.of(arrival(null, true), false, "demand", NOBODY))
                .isEqualTo(refused(RefusalReason.EMAIL_MISSING));
    }

    @ParameterizedTest
    @CsvSource({
        "demand,true,yes",
        "demand,false,no",
        "demand,,no",
        "honour,true,yes",
        "honour,,yes",
        "honour,false,no",
        "ignore,false,yes",
        ",false,no"
    })
    void whatTheProviderSaysOfTheAddressIsHonoured(@Nullable String demand, @Nullable Boolean said, String comes) {
        Recognition recognition =
                Recognition.of(arrival("m@acme.example", said), true, demand == null ? "" : demand, NOBODY);
        assertThat(recognition)
                .isEqualTo(comes.equals("yes") ? new Recognition.Created() : refused(RefusalReason.EMAIL_UNVERIFIED));
    }

    private static Recognition of(Known known) {
        return Recognition.of(arrival("maya@acme.example", true), true, "demand", known);
    }

    private static Recognition.Refused refused(RefusalReason reason) {
        return new Recognition.Refused(reason);
    }

    private static Arrival arrival(@Nullable String email, @Nullable Boolean verified) {
        return new Arrival("id-1", "maya", email, verified, null, null, List.of(), false, Map.of(), Assurance.UNKNOWN);
    }
}
