package io.stagedoor.federation.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.saml.SamlExpectation.Encryption;
import io.stagedoor.federation.saml.SamlExpectation.Signed;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For whom, for which request and for when a response is. What is changed is signed anew: only the content is wrong. */
class AssertionRulesTest {

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Instant EXPIRES = TestIdp.NOW.plusSeconds(300);
    private static final Instant BEGINS = TestIdp.NOW.minusSeconds(60);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <saml:Issuer>https://idp.acme.example/saml</saml:Issuer><samlp | <saml:Issuer>https://evil.example</saml:Issuer><samlp       | ISSUER_MISMATCH
            <saml:Issuer>https://idp.acme.example/saml</saml:Issuer><saml:S | <saml:Issuer>https://evil.example</saml:Issuer><saml:S      | ISSUER_MISMATCH
            Destination="https://id.example                                 | Destination="https://other.example                          | DESTINATION_MISMATCH
            Recipient="https://id.example                                   | Recipient="https://other.example                            | RECIPIENT_MISMATCH
            <saml:Audience>https://id.example/realms/studio<                | <saml:Audience>https://id.example/realms/studio/<           | AUDIENCE_MISMATCH
            <saml:Audience>https://id.example/realms/studio<                | <saml:Audience>https://id.example<                          | AUDIENCE_MISMATCH
            InResponseTo="ID_request-1">                                    | InResponseTo="ID_request-2">                                | IN_RESPONSE_TO_MISMATCH
            InResponseTo="ID_request-1" Not                                 | InResponseTo="ID_request-2" Not                             | IN_RESPONSE_TO_MISMATCH
            InResponseTo="ID_request-1" Not                                 | Not                                                         | IN_RESPONSE_TO_MISMATCH
            cm:bearer                                                       | cm:holder-of-key                                            | RECIPIENT_MISMATCH
            status:Success                                                  | status:Responder                                            | STATUS_NOT_SUCCESS
            """)
    void whatDoesNotFitIsRefusedForItsOwnReason(String what, String instead, RefusalReason reason) {
        Judging.usual().refuses(TestIdp.response().with(what, instead).bytes(), reason);
    }

    @Test
    void anAssertionForEverybodyIsForNobody() {
        byte[] message = TestIdp.response()
                .with(
                        "<saml:AudienceRestriction><saml:Audience>" + TestIdp.US
                                + "</saml:Audience></saml:AudienceRestriction>",
                        "")
                .bytes();
        Judging.usual().refuses(message, RefusalReason.AUDIENCE_MISMATCH);
    }

    @Test
    void severalAudiencesMayBeNamedButEveryRestrictionNamesUs() {
        String us = "<saml:Audience>" + TestIdp.US + "</saml:Audience>";
        String other = "<saml:Audience>https://other.example</saml:Audience>";
        assertThat(Judging.usual()
                        .accepted(TestIdp.response().with(us, other + us).bytes())
                        .nameId())
                .isEqualTo("maya-4711");
        byte[] message = TestIdp.response()
                .with(
                        "</saml:AudienceRestriction>",
                        "</saml:AudienceRestriction><saml:AudienceRestriction>" + other + "</saml:AudienceRestriction>")
                .bytes();
        Judging.usual().refuses(message, RefusalReason.AUDIENCE_MISMATCH);
    }

    @Test
    void itIsGoodFromItsFirstInstantToBeforeItsLast() {
        byte[] message = TestIdp.response()
                .with("IssueInstant=\"" + TestIdp.NOW, "IssueInstant=\"" + BEGINS)
                .bytes();
        assertThat(at(BEGINS.minus(SKEW)).accepted(message).id()).isEqualTo("_assertion-1");
        at(BEGINS.minus(SKEW).minusMillis(1)).refuses(message, RefusalReason.NOT_YET_VALID);
        assertThat(at(EXPIRES.plus(SKEW).minusMillis(1)).accepted(message).expires())
                .isEqualTo(EXPIRES.plus(SKEW));
        at(EXPIRES.plus(SKEW)).refuses(message, RefusalReason.EXPIRED);
    }

    @Test
    void aBearerWithoutAnEndIsRefused() {
        byte[] message = TestIdp.response()
                .with("\" NotOnOrAfter=\"" + EXPIRES + "\"/>", "\"/>")
                .bytes();
        Judging.usual().refuses(message, RefusalReason.EXPIRED);
    }

    @Test
    void anEndedSessionOfTheirsBeginsNoneOfOurs() {
        byte[] message = TestIdp.response()
                .with("SessionIndex=", "SessionNotOnOrAfter=\"" + TestIdp.NOW.minus(SKEW) + "\" SessionIndex=")
                .bytes();
        Judging.usual().refuses(message, RefusalReason.EXPIRED);
    }

    @Test
    void clocksAreNeverTakenToBeFurtherApartThanAMinute() {
        assertThat(new SamlExpectation(
                                TestIdp.ENDPOINT,
                                TestIdp.US,
                                TestIdp.ISSUER,
                                Signed.EITHER,
                                Encryption.NONE,
                                Duration.ofHours(1),
                                TestIdp.NOW)
                        .skew())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void anAnswerThatNobodyAskedForNamesNoRequest() {
        Judging nobodyAsked = new Judging(TestIdp.expectation(), TestIdp.trusted(), null);
        nobodyAsked.refuses(TestIdp.response().bytes(), RefusalReason.IN_RESPONSE_TO_MISMATCH);
        assertThat(nobodyAsked
                        .accepted(TestIdp.response()
                                .with(" InResponseTo=\"" + TestIdp.REQUEST + "\"", "")
                                .bytes())
                        .nameId())
                .isEqualTo("maya-4711");
    }

    @Test
    void twoBearersLeaveOpenWhichOneCounts() {
        byte[] message = TestIdp.response()
                .with(
                        "</saml:Subject>",
                        "<saml:SubjectConfirmation Method=\"" + SamlNames.BEARER + "\"/></saml:Subject>")
                .bytes();
        Judging.usual().refuses(message, RefusalReason.RECIPIENT_MISMATCH);
    }

    @Test
    void whereEncryptionIsDemandedAPlainAssertionIsRefused() {
        SamlExpectation usual = TestIdp.expectation();
        Judging.expecting(new SamlExpectation(
                        usual.endpoint(),
                        usual.entityId(),
                        usual.issuer(),
                        Signed.EITHER,
                        Encryption.GCM,
                        SKEW,
                        TestIdp.NOW))
                .refuses(TestIdp.response().bytes(), RefusalReason.ENCRYPTION_REQUIRED);
    }

    private static Judging at(Instant now) {
        SamlExpectation usual = TestIdp.expectation();
        return Judging.expecting(new SamlExpectation(
                usual.endpoint(), usual.entityId(), usual.issuer(), Signed.EITHER, Encryption.NONE, SKEW, now));
    }
}
