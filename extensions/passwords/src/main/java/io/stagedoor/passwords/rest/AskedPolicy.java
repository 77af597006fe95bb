package io.stagedoor.passwords.rest;

import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.passwords.domain.Characters;
import io.stagedoor.passwords.domain.DeniedWords;
import io.stagedoor.passwords.domain.PasswordPolicy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a policy of a request, and says which member cannot be accepted. */
final class AskedPolicy {

    private AskedPolicy() {}

    /**
     * @throws ProblemException 422 naming the member that is out of bounds, or that asks for less than the realm
     */
    static PasswordPolicy of(PolicyJson asked, PasswordPolicy realm) {
        Characters realms = realm.characters();
        PasswordPolicy policy = new PasswordPolicy(
                number("minimumLength", asked.minimumLength(), realm.minimumLength(), PasswordPolicy.ALLOWED_LENGTH),
                number(
                        "minimumLengthAlone",
                        asked.minimumLengthAlone(),
                        realm.minimumLengthAlone(),
                        PasswordPolicy.ALLOWED_LENGTH),
                realm.maximumLength(), // not an organization's to choose
                new Characters(
                        number("lowerCase", asked.lowerCase(), realms.lowerCase(), Characters.MOST),
                        number("upperCase", asked.upperCase(), realms.upperCase(), Characters.MOST),
                        number("digits", asked.digits(), realms.digits(), Characters.MOST),
                        number("special", asked.special(), realms.special(), Characters.MOST)),
                Objects.requireNonNullElse(asked.withoutOwnData(), realm.withoutOwnData()),
                number("history", asked.history(), realm.history(), PasswordPolicy.LONGEST_HISTORY),
                number("strength", asked.strength(), realm.strength(), PasswordPolicy.STRONGEST),
                words(asked.deniedWords()));
        policy.looserThan(realm).stream().findFirst().ifPresent(name -> {
            throw invalid("The realm asks for more here, and an organization can only add to that.", name);
        });
        return policy;
    }

    private static int number(String name, @Nullable Integer asked, int otherwise, int most) {
        int value = Objects.requireNonNullElse(asked, otherwise);
        if (value < 0 || value > most) {
            throw invalid("Choose a number from 0 to " + most + ".", name);
        }
        return value;
    }

    private static DeniedWords words(@Nullable List<@Nullable String> asked) {
        if (asked == null) {
            return DeniedWords.NONE;
        }
        if (asked.size() > DeniedWords.MOST || asked.stream().anyMatch(Objects::isNull)) {
            throw invalid("Name " + DeniedWords.MOST + " words or fewer.", "deniedWords");
        }
        try {
            return new DeniedWords(asked.stream().filter(Objects::nonNull).toList());
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()), "deniedWords");
        }
    }

    private static ProblemException invalid(String detail, String member) {
        return new ProblemException(Problem.invalid(detail, "/" + member));
    }
}
