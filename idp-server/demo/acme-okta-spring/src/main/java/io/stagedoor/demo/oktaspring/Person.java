package io.stagedoor.demo.oktaspring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An employee of acme.
 *
 * @param subject opaque, as Okta's are, and never changing
 */
record Person(String subject, String email, String givenName, String familyName, List<String> groups) {

    private static final List<Person> ALL = List.of(
            new Person(
                    "00u1acmemaya0okafor",
                    "maya@acme.example",
                    "Maya",
                    "Okafor",
                    List.of("Everyone", "Post Production", "Editors")),
            new Person(
                    "00u2acmetheo0lindqvist",
                    "theo@acme.example",
                    "Theo",
                    "Lindqvist",
                    List.of("Everyone", "Clients")));

    Person {
        groups = List.copyOf(groups);
    }

    static Optional<Person> withEmail(String email) {
        String normal = email.strip().toLowerCase(Locale.ROOT);
        return ALL.stream().filter(person -> person.email.equals(normal)).findFirst();
    }

    static Optional<Person> withSubject(String subject) {
        return ALL.stream().filter(person -> person.subject.equals(subject)).findFirst();
    }

    /** The claims that the scopes ask for (OpenID Connect Core 1.0, 5.4; 'groups' is Okta's own). */
    Map<String, Object> claims(Set<String> scopes) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (scopes.contains("email")) {
            claims.put("email", email);
            claims.put("email_verified", true);
        }
        if (scopes.contains("profile")) {
            claims.put("name", givenName + " " + familyName);
            claims.put("given_name", givenName);
            claims.put("family_name", familyName);
        }
        if (scopes.contains("groups")) {
            claims.put("groups", groups);
        }
        return claims;
    }
}
