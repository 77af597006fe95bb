package io.stagedoor.federation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stagedoor.federation.domain.ArrivalReading.Said;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Somebody else's text, cut to what we bear and never to somebody else's id. */
class ArrivalReadingTest {

    private static final ClaimNames NAMES = new ClaimNames("oid", "groups", "mail", "given", "family");

    @Test
    void readsWhatTheConnectionNames() throws RefusedException {
        Arrival arrival = read(with("groups", List.of("editors", "editors", "colour")));

        assertThat(arrival.immutableId()).isEqualTo("o-1");
        assertThat(arrival.email()).isEqualTo("maya@acme.example");
        assertThat(arrival.firstName()).isEqualTo("Maya");
        assertThat(arrival.lastName()).isNull();
        assertThat(arrival.groups()).containsExactly("editors", "colour");
        assertThat(arrival.groupsTruncated()).isFalse();
        assertThat(arrival.claims()).containsEntry("mail", List.of("maya@acme.example"));
    }

    @Test
    void anIdThatIsMissingManifoldOrTooLongIsNobodys() {
        refused(with("oid", List.of()), RefusalReason.IMMUTABLE_ID_MISSING);
        refused(with("oid", List.of("o-1", "o-2")), RefusalReason.IMMUTABLE_ID_MISSING);
        refused(with("oid", List.of(" ")), RefusalReason.IMMUTABLE_ID_MISSING);
        refused(with("oid", List.of("o\u0000")), RefusalReason.IMMUTABLE_ID_MISSING);
        refused(with("oid", List.of("x".repeat(256))), RefusalReason.IMMUTABLE_ID_MISSING);
    }

    @Test
    void anIdAsLongAsItsColumnIsKeptWhole() throws RefusedException {
        assertThat(read(with("oid", List.of("x".repeat(255)))).immutableId()).hasSize(255);
    }

    @Test
    void whatIsNoAddressIsRefused() {
        refused(with("mail", List.of("maya@acme.example\nBcc: all@acme.example")), RefusalReason.EMAIL_MISSING);
        refused(with("mail", List.of("m".repeat(250) + "@x.io")), RefusalReason.EMAIL_MISSING);
    }

    @Test
    void tooManyAndTooLongGroupsAreLeftOutAndTold() throws RefusedException {
        List<String> many = IntStream.range(0, Arrival.MOST_GROUPS + 1)
                .mapToObj(Integer::toString)
                .toList();
        Arrival crowded = read(with("groups", many));
        assertThat(crowded.groups()).hasSize(Arrival.MOST_GROUPS);
        assertThat(crowded.groupsTruncated()).isTrue();

        Arrival longName = read(with("groups", List.of("x".repeat(Arrival.LONGEST_GROUP + 1), "editors")));
        assertThat(longName.groups()).containsExactly("editors");
        assertThat(longName.groupsTruncated()).isTrue();
    }

    @Test
    void claimsAreCutToWhatWeBear() throws RefusedException {
        Map<String, List<String>> claims = new HashMap<>(with("long", List.of("x".repeat(5_000))));
        claims.put(
                "many", IntStream.range(0, 100).mapToObj(i -> "y".repeat(500)).toList());
        IntStream.range(0, 200).forEach(i -> claims.put("a" + i, List.of("v")));

        Arrival arrival = read(claims);

        assertThat(arrival.claims()).hasSize(Arrival.MOST_CLAIMS);
        assertThat(arrival.claims().values())
                .allSatisfy(values -> assertThat(
                                values.stream().mapToInt(String::length).sum())
                        .isLessThanOrEqualTo(ArrivalReading.MOST_OF_A_CLAIM));
    }

    @Test
    void whatTheProviderSaysOfTheAddressCountsAsTheConnectionWants() {
        for (EmailRule rule : EmailRule.values()) {
            assertThat(passes(rule, true)).as("%s, yes", rule).isTrue();
            assertThat(passes(rule, false)).as("%s, no", rule).isEqualTo(rule == EmailRule.IGNORE);
            assertThat(passes(rule, null)).as("%s, nothing", rule).isEqualTo(rule != EmailRule.DEMAND);
        }
        assertThat(EmailRule.of(null)).isEqualTo(EmailRule.HONOUR);
        assertThat(EmailRule.of("demand")).isEqualTo(EmailRule.DEMAND);
    }

    private static boolean passes(EmailRule rule, @Nullable Boolean verified) {
        try {
            new ArrivalReading(NAMES, rule).read(said(with("more", List.of()), verified));
            return true;
        } catch (RefusedException e) {
            assertThat(e.reason()).isEqualTo(RefusalReason.EMAIL_UNVERIFIED);
            return false;
        }
    }

    private static void refused(Map<String, List<String>> claims, RefusalReason reason) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, () -> read(claims));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    private static Arrival read(Map<String, List<String>> claims) throws RefusedException {
        return new ArrivalReading(NAMES, EmailRule.HONOUR).read(said(claims, null));
    }

    private static Said said(Map<String, List<String>> claims, @Nullable Boolean verified) {
        return new Said(claims, "maya", verified, false, Assurance.UNKNOWN);
    }

    private static Map<String, List<String>> with(String name, List<String> values) {
        Map<String, List<String>> claims = new HashMap<>(
                Map.of("oid", List.of("o-1"), "mail", List.of("maya@acme.example"), "given", List.of("Maya")));
        claims.put(name, values);
        return claims;
    }
}
