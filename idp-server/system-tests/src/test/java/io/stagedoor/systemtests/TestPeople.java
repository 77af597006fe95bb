package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** People with a password, made for one test. */
record TestPeople(Installation installation) {

    static final String PASSWORD = "a-phrase-that-nobody-guesses-4711";

    /** Somebody of an organization, who has never signed in. */
    record Person(String id, String email) {}

    Person create(String name, String organization) {
        return create(name, organization, List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));
    }

    Person createWithoutPassword(String name, String organization) {
        return create(name, organization, List.of());
    }

    /** With an authenticator app beside the password, as somebody has who signed in before. */
    Person createWithApp(String name, String organization, String secret) {
        return create(
                name,
                organization,
                List.of(
                        Map.of("type", "password", "value", PASSWORD, "temporary", false),
                        Map.of(
                                "type",
                                "otp",
                                "userLabel",
                                "Phone",
                                "secretData",
                                "{\"value\":\"" + secret + "\"}",
                                "credentialData",
                                "{\"subType\":\"totp\",\"digits\":6,\"period\":30,\"algorithm\":\"HmacSHA1\"}")));
    }

    /** With a factor beside the password, as Keycloak keeps it. */
    Person createWith(String name, String organization, Map<String, String> factor) {
        return create(
                name, organization, List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false), factor));
    }

    /** With a password that was set before any rule of ours, hashed as other systems hash. */
    Person createWithHash(String name, String organization, String password) {
        byte[] salt = name.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 1000, 512))
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return create(
                    name,
                    organization,
                    List.of(Map.of(
                            "type",
                            "password",
                            "secretData",
                            "{\"value\":\"" + base64.encodeToString(hash) + "\",\"salt\":\""
                                    + base64.encodeToString(salt) + "\"}",
                            "credentialData",
                            "{\"hashIterations\":1000,\"algorithm\":\"pbkdf2-sha256\"}")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Person create(String name, String organization, List<?> credentials) {
        String email = name + "@" + organization + ".example";
        HttpResponse<String> created = installation.admin(
                "POST",
                "studio/users",
                Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "emailVerified",
                        true,
                        "enabled",
                        true,
                        "firstName",
                        name,
                        "lastName",
                        "Tester",
                        "credentials",
                        credentials));
        if (created.statusCode() != 201) {
            throw new AssertionError(created.statusCode() + " " + created.body());
        }
        String location = created.headers().firstValue("Location").orElseThrow();
        String id = location.substring(location.lastIndexOf('/') + 1);
        join(id, organization);
        return new Person(id, email);
    }

    void join(String person, String organization) {
        HttpResponse<String> joined =
                installation.admin("POST", "studio/organizations/" + organizationId(organization) + "/members", person);
        if (joined.statusCode() != 201) {
            throw new AssertionError(joined.statusCode() + " " + joined.body());
        }
    }

    String organizationId(String alias) {
        return Installation.json(installation
                        .admin("GET", "studio/organizations?search=" + alias, null)
                        .body())
                .get(0)
                .get("id")
                .asText();
    }

    /** Tokens of Screening Room for somebody who signs in for the first time. */
    JsonNode signIn(Person person) {
        return signIn(person, "openid organization");
    }

    JsonNode signIn(Person person, String scope) {
        return new FormSignIn(installation.realm())
                .signIn(
                        new FormSignIn.Application(
                                "screening-room",
                                installation.secret("SCREENING_ROOM_CLIENT_SECRET"),
                                installation.screeningRoom() + "/callback",
                                scope),
                        person.email(),
                        PASSWORD);
    }

    /** New tokens for a refresh token. */
    JsonNode refresh(JsonNode tokens) {
        return installation.token(
                "studio",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "screening-room",
                        "client_secret",
                        installation.secret("SCREENING_ROOM_CLIENT_SECRET"),
                        "refresh_token",
                        tokens.get("refresh_token").asText()));
    }
}
