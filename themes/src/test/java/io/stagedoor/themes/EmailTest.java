package io.stagedoor.themes;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.themes.Tokens.Color;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmailTest {

    /** The one mail that Keycloak has not. */
    private static final String OURS = "sign-in-code";

    private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}\\b");
    private static final List<String> WITH_LINK = List.of(
            "email-verification",
            "email-update-confirmation",
            "password-reset",
            "executeActions",
            "identity-provider-link",
            "org-invite",
            "verifiable-credential-offer");

    @ParameterizedTest
    @MethodSource("mails")
    void nothingThatAPersonOrOrganizationChoseBecomesMarkup(String mail) {
        assertThat(Mails.html(mail)).doesNotContain("<img", "<a href=\"https://evil", "<script");
    }

    @Test
    void theNameOfAnOrganizationIsShownAsItIsWritten() {
        assertThat(Mails.html("org-invite")).contains("Initech &lt;img src=x onerror=alert(1)&gt; invites you");
        assertThat(Mails.text("org-invite")).contains("Initech <img src=x onerror=alert(1)> invites you");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void everyValueAndEveryTextFindsItsPlace(String mail) {
        assertThat(Stream.of(Mails.html(mail), Mails.text(mail)))
                .allSatisfy(body -> assertThat(body)
                        .contains(
                                "Hello",
                                "Sent by Studio &amp; Sons".replace("&amp;", body.contains("<html") ? "&amp;" : "&"))
                        .doesNotContain("${", "{0}", "{1}", "!missing"));
    }

    @ParameterizedTest
    @MethodSource("linkMails")
    void aLinkIsAButtonAndTextAndSaysHowLongItIsGood(String mail) {
        String href = "href=\"" + Mails.LINK.replace("&", "&amp;") + "\"";
        assertThat(Mails.html(mail).split(Pattern.quote(href), -1)).hasSize(3);
        assertThat(Mails.html(mail)).contains(">" + Mails.LINK.replace("&", "&amp;") + "</a>", "good for 5 minutes");
        assertThat(Mails.text(mail)).contains(Mails.LINK, "good for 5 minutes");
    }

    @Test
    void aLinkToAPageThatStaysSaysNothingOfAnEnd() {
        assertThat(Mails.html("sponsor-gone"))
                .contains("href=\"" + Mails.LINK.replace("&", "&amp;") + "\"", "Hand each one over")
                .doesNotContain("good for");
        assertThat(Mails.text("sponsor-gone")).contains(Mails.LINK).doesNotContain("good for");
    }

    @Test
    void aChangedPasswordIsReportedWithTimeAndAddress() {
        assertThat(Stream.of(Mails.html("event-update_password"), Mails.text("event-update_password")))
                .allSatisfy(body -> assertThat(body).contains("2026-11-22", "203.0.113.7", "administrator"));
    }

    @Test
    void aKindOfCredentialIsNamedInWords() {
        assertThat(Mails.text("event-remove_credential")).contains("was removed: authenticator app.");
    }

    @Test
    void nothingIsLoadedAndBothColorSchemesAreDeclared() {
        assertThat(ThemeFiles.read("email/html/template.ftl"))
                .doesNotContain("<img", "url(", "<link")
                .contains("name=\"color-scheme\" content=\"light dark\"", "prefers-color-scheme: dark");
    }

    /** Mail clients know no CSS variables, so the colours are copied: here it shows when one was forgotten. */
    @Test
    void theColorsAreThoseOfTheTokens() {
        Tokens tokens = Tokens.read();
        List<String> known = Stream.concat(tokens.light().values().stream(), tokens.dark().values().stream())
                .map(Color::toString)
                .toList();
        assertThat(COLOR.matcher(ThemeFiles.read("email/html/template.ftl"))
                        .results()
                        .map(MatchResult::group))
                .isNotEmpty()
                .allMatch(known::contains);
    }

    @Test
    void everyMailOfKeycloakHasOneOfOursInHtmlAndText() {
        assertThat(mails()).hasSize(31).allSatisfy(mail -> {
            assertThat(ThemeFiles.parentHas("email/html/" + mail + ".ftl")
                            || mail.equals(OURS)
                            || mail.startsWith("access-pass-")
                            || mail.equals("break-glass-used")
                            || mail.equals("device-copied")
                            || mail.startsWith("push-")
                            || mail.equals("factors-reset")
                            || mail.equals("sponsor-gone")
                            || mail.equals("deprovisioning-brake"))
                    .as(mail)
                    .isTrue();
            assertThat(ThemeFiles.root().resolve("email/text/" + mail + ".ftl")).exists();
        });
    }

    /** Whoever has learnt to click links in such letters clicks those of others too. */
    @Test
    void aCodeComesWithoutALink() {
        assertThat(Mails.html(OURS)).doesNotContain("<a ");
        assertThat(Mails.text(OURS)).doesNotContain(Mails.LINK);
    }

    static List<String> mails() {
        return ThemeFiles.ending(".ftl").stream()
                .filter(name -> name.startsWith("email/html/") && !name.endsWith("/template.ftl"))
                .map(name -> name.substring("email/html/".length(), name.length() - ".ftl".length()))
                .toList();
    }

    static List<String> linkMails() {
        return WITH_LINK;
    }
}
