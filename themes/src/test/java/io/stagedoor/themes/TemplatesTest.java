package io.stagedoor.themes;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {

    private static final Pattern IMPORT = Pattern.compile("<#import \"([^\"]+)\"");
    private static final Pattern COMMENT = Pattern.compile("<#--.*?-->", Pattern.DOTALL);
    private static final Pattern INTERPOLATION = Pattern.compile("\\$\\{[^}]*}");
    private static final Pattern DIRECTIVE = Pattern.compile("</?[#@](?:\"[^\"]*\"|'[^']*'|[^>\"'])*>");
    private static final Pattern STYLE = Pattern.compile("<style>.*?</style>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s[a-z-]+=\"[^\"]*\"");
    private static final Pattern UNESCAPED = Pattern.compile("\\$\\{[^}]*no_esc[^}]*}");

    @ParameterizedTest
    @MethodSource("templates")
    void parses(String name) throws IOException {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_32);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        assertThat(new Template(name, new StringReader(ThemeFiles.read(name)), configuration))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void importsOnlyWhatWeOrTheParentHave(String name) {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        assertThat(IMPORT.matcher(ThemeFiles.read(name)).results().map(found -> folder + found.group(1)))
                .allSatisfy(imported -> assertThat(
                                Files.exists(ThemeFiles.root().resolve(imported)) || ThemeFiles.parentHas(imported))
                        .as(imported)
                        .isTrue());
    }

    /** The product's name in the mail's head is the one word that stands in a template: it is a drawing there. */
    @ParameterizedTest
    @MethodSource("templates")
    void hasNoTextOfItsOwn(String name) {
        String text = ThemeFiles.read(name);
        for (Pattern markup : List.of(COMMENT, INTERPOLATION, DIRECTIVE, STYLE, TAG, ATTRIBUTE)) {
            text = markup.matcher(text).replaceAll(" ");
        }
        assertThat(text.replace("STAGEDOOR", "").replaceAll("&#?\\w+;", "")).doesNotContainPattern("\\p{L}");
    }

    /** A strict content security policy (script-src 'self'; style-src 'self') must not break a page. */
    @ParameterizedTest
    @MethodSource("loginTemplates")
    void hasNoInlineScriptOrStyle(String name) {
        assertThat(COMMENT.matcher(ThemeFiles.read(name)).replaceAll(""))
                .doesNotContainPattern("<script(?![^>]*\\bsrc=)")
                .doesNotContainPattern("\\son[a-z]+=\"")
                .doesNotContainPattern("\\sstyle=\"")
                .doesNotContain("<style", "javascript:");
    }

    /** FreeMarker escapes everything else; texts from the bundle pass through Keycloak's HTML policy first. */
    @ParameterizedTest
    @MethodSource("templates")
    void leavesUnescapedOnlyWhatKeycloakSanitizes(String name) {
        String template = ThemeFiles.read(name);
        assertThat(template).doesNotContain("<#noautoesc", "<#noescape");
        assertThat(UNESCAPED.matcher(template).results().map(MatchResult::group))
                .allMatch(value -> value.startsWith("${kcSanitize(msg('termsText'))?no_esc"));
    }

    @Test
    void thereIsAPageForEachOfKeycloaksThatThePeopleOfStagedoorMeet() {
        assertThat(loginTemplates())
                .contains(
                        "login/login.ftl",
                        "login/login-username.ftl",
                        "login/login-password.ftl",
                        "login/error.ftl",
                        "login/info.ftl",
                        "login/login-reset-password.ftl",
                        "login/login-update-password.ftl",
                        "login/login-verify-email.ftl",
                        "login/login-config-totp.ftl",
                        "login/login-otp.ftl",
                        "login/login-recovery-authn-code-config.ftl",
                        "login/login-recovery-authn-code-input.ftl",
                        "login/webauthn-register.ftl",
                        "login/webauthn-authenticate.ftl",
                        "login/webauthn-error.ftl",
                        "login/select-authenticator.ftl",
                        "login/select-organization.ftl",
                        "login/login-oauth-grant.ftl",
                        "login/logout-confirm.ftl",
                        "login/frontchannel-logout.ftl",
                        "login/login-page-expired.ftl",
                        "login/idp-review-user-profile.ftl",
                        "login/login-idp-link-confirm.ftl",
                        "login/login-idp-link-email.ftl",
                        "login/link-idp-action.ftl",
                        "login/terms.ftl",
                        "login/login-oauth2-device-verify-user-code.ftl",
                        "login/register.ftl",
                        "login/saml-post-form.ftl");
    }

    static List<String> templates() {
        return ThemeFiles.ending(".ftl");
    }

    static List<String> loginTemplates() {
        return templates().stream().filter(name -> name.startsWith("login/")).toList();
    }
}
