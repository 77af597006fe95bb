package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vendor's sign-in page without pictures, for one connection.
 *
 * @param copied what the administrator was given to copy
 */
record VendorPage(
        Installation installation,
        ConnectedOrganization organization,
        OpenSamlCompany company,
        VendorShape vendor,
        Map<String, String> copied) {

    /** Screening Room's tokens for somebody who signs in there. */
    JsonNode comes(String person) {
        FormSignIn browser = new FormSignIn(installation.realm());
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = browser.request(organization.screeningRoom(), verifier, Map.of());
        HttpResponse<String> sent = browser.submit(page, Map.of("username", email(person)));
        return browser.redeem(organization.screeningRoom(), verifier, answered(browser, sent, person));
    }

    VendorShape about(String person) {
        return vendor.about(person, email(person));
    }

    String endpoint() {
        return copied.getOrDefault("acsUrl", "");
    }

    private String email(String person) {
        return person + "@" + organization.domain;
    }

    /** What the vendor's page would post for the request that the browser brought. */
    HttpResponse<String> answered(FormSignIn browser, HttpResponse<String> sent, String person) {
        Map<String, String> asked = asked(sent);
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put(
                "SAMLResponse",
                company.answer(about(person), endpoint(), copied.getOrDefault("entityId", ""), requestId(asked)));
        answer.put("RelayState", asked.getOrDefault("RelayState", ""));
        return browser.post(endpoint(), answer);
    }

    /** By whichever binding the metadata led to. */
    private static Map<String, String> asked(HttpResponse<String> sent) {
        String location = sent.headers().firstValue("Location").orElse("");
        if (!location.isEmpty()) {
            return BrokeredBrowser.parameters(URI.create(location));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = Pattern.compile("name=\"(\\w+)\"\\s+value=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE)
                .matcher(sent.body());
        while (field.find()) {
            fields.put(field.group(1), field.group(2).replace("&#61;", "=").replace("&#43;", "+"));
        }
        assertThat(fields).as(sent.body()).containsKey("SAMLRequest");
        fields.put("posted", "true");
        return fields;
    }

    private static String requestId(Map<String, String> asked) {
        if (!asked.containsKey("posted")) {
            return SamlCompany.requestId(asked);
        }
        String request =
                new String(Base64.getDecoder().decode(asked.getOrDefault("SAMLRequest", "")), StandardCharsets.UTF_8);
        Matcher id = Pattern.compile(" ID=\"([^\"]+)\"").matcher(request);
        assertThat(id.find()).as(request).isTrue();
        return id.group(1);
    }
}
