package io.stagedoor.scim.domain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a directory may do with its token. */
public enum TokenScope {
    USERS("users"),
    GROUPS("groups"),
    /** Nothing is written. */
    READ_ONLY("read-only");

    private final String word;

    TokenScope(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<TokenScope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }

    /** As they are kept. */
    public static String words(Set<TokenScope> scopes) {
        return scopes.stream().sorted().map(TokenScope::word).collect(Collectors.joining(" "));
    }

    /** What {@link #words} wrote. */
    public static Set<TokenScope> kept(String words) {
        Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
        for (String word : words.split(" ", -1)) {
            of(word).ifPresent(scopes::add);
        }
        return scopes;
    }
}
