package io.stagedoor.demo.saml;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who works at globex.
 *
 * @param nameId opaque, for this service provider only, the same for ever (SAML 2.0 Core 8.3.7)
 * @param objectId the directory's own id
 * @param groups ids of directory groups
 */
record Employee(String nameId, String objectId, String email, String givenName, String surname, List<String> groups) {

    static final String TENANT = "5c3f1f0e-6d0b-4a52-9f0a-2f8c6f7a9b11";

    private static final String EVERYONE = "0a4b7a52-1111-4d0c-8f1d-6d1b6f6f0001";
    private static final String PRODUCERS = "0a4b7a52-2222-4d0c-8f1d-6d1b6f6f0002";

    private static final List<Employee> ALL = List.of(
            new Employee(
                    "k3ZJ8mYvUe0nq5H1bT4c",
                    "7d2b9c1e-3a44-4b7e-9c55-1f0e8a6d2c01",
                    "lena@globex.example",
                    "Lena",
                    "Vogel",
                    List.of(EVERYONE, PRODUCERS)),
            new Employee(
                    "w7PxG2sLq9RdA6fVj0Ko",
                    "7d2b9c1e-3a44-4b7e-9c55-1f0e8a6d2c02",
                    "otto@globex.example",
                    "Otto",
                    "Brandt",
                    List.of(EVERYONE)));

    Employee {
        groups = List.copyOf(groups);
    }

    /** An unknown e-mail and a wrong password look the same to the caller. */
    static Optional<Employee> signIn(String email, String password, String expectedPassword) {
        boolean passwordFits = MessageDigest.isEqual(
                password.getBytes(StandardCharsets.UTF_8), expectedPassword.getBytes(StandardCharsets.UTF_8));
        String normal = email.strip().toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(employee -> passwordFits && employee.email.equals(normal))
                .findFirst();
    }
}
