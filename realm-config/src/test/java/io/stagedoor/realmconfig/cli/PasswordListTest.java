package io.stagedoor.realmconfig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PasswordListTest {
    private final List<String> passwords;

    PasswordListTest() throws IOException {
        passwords = Files.readAllLines(Path.of("passwords", "stagedoor-common.txt"));
    }

    @Test
    void holdsThousandsOfPasswordsThatTheLengthRuleLetsPass() {
        assertThat(passwords).hasSizeGreaterThan(5000).allMatch(password -> password.length() >= 12);
    }

    /** Keycloak compares in lower case, so a line with a capital would never match. */
    @Test
    void isLowerCaseSortedAndWithoutRepetition() {
        assertThat(passwords).allMatch(password -> password.equals(password.toLowerCase(Locale.ROOT)));
        assertThat(passwords).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void knowsWhatPeopleType() {
        Set<String> known = new HashSet<>(passwords);

        assertThat(known)
                .contains(
                        "password1234",
                        "stagedoor123",
                        "screeningroom1",
                        "1q2w3e4r5t6y",
                        "qwertyuiop123",
                        "passwordpassword",
                        "123456789012");
    }
}
