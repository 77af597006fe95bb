package io.stagedoor.passwords.domain;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a password has to be. Lengths count code points of the normal form ({@link PasswordText}); 0 asks for nothing.
 *
 * @param minimumLength at least so long
 * @param minimumLengthAlone at least so long where the password is all that somebody signs in with; never less than {@code minimumLength}
 * @param maximumLength at most so long; NIST SP 800-63B-4 3.1.1.2 wants 64 or more allowed
 * @param characters kinds of characters that it has to have
 * @param withoutOwnData it may not hold the person's names or address, nor the organization's name
 * @param history it is not one of the last so many
 * @param strength what an estimate has to say at least, 0 (anything) to 4
 * @param deniedWords what it may not hold, however it is spelled
 */
public record PasswordPolicy(
        int minimumLength,
        int minimumLengthAlone,
        int maximumLength,
        Characters characters,
        boolean withoutOwnData,
        int history,
        int strength,
        DeniedWords deniedWords) {

    /** What every policy has to allow: nobody's password manager is refused. */
    public static final int ALLOWED_LENGTH = 64;

    public static final int LONGEST = 128;
    public static final int LONGEST_HISTORY = 24;
    public static final int STRONGEST = 4;

    /** Asks for nothing. */
    public static final PasswordPolicy NONE =
            new PasswordPolicy(0, 0, LONGEST, Characters.NONE, false, 0, 0, DeniedWords.NONE);

    public PasswordPolicy {
        within("minimumLength", minimumLength, 0, ALLOWED_LENGTH);
        within("minimumLengthAlone", minimumLengthAlone, 0, ALLOWED_LENGTH);
        within("maximumLength", maximumLength, ALLOWED_LENGTH, LONGEST);
        within("history", history, 0, LONGEST_HISTORY);
        within("strength", strength, 0, STRONGEST);
    }

    /** What has to hold in one situation. */
    public int minimumLength(boolean alone) {
        return alone ? Math.max(minimumLength, minimumLengthAlone) : minimumLength;
    }

    /** Both: of each rule the stricter one. */
    public PasswordPolicy and(PasswordPolicy other) {
        return new PasswordPolicy(
                Math.max(minimumLength, other.minimumLength),
                Math.max(minimumLengthAlone, other.minimumLengthAlone),
                Math.min(maximumLength, other.maximumLength),
                characters.and(other.characters),
                withoutOwnData || other.withoutOwnData,
                Math.max(history, other.history),
                Math.max(strength, other.strength),
                deniedWords.and(other.deniedWords));
    }

    /** Names of the rules that ask for less here than there; none where this is as strict in everything. */
    public Set<String> looserThan(PasswordPolicy floor) {
        Set<String> looser = new TreeSet<>(characters.looserThan(floor.characters));
        add(looser, "minimumLength", minimumLength < floor.minimumLength);
        add(looser, "minimumLengthAlone", minimumLength(true) < floor.minimumLength(true));
        add(looser, "maximumLength", maximumLength > floor.maximumLength);
        add(looser, "withoutOwnData", !withoutOwnData && floor.withoutOwnData);
        add(looser, "history", history < floor.history);
        add(looser, "strength", strength < floor.strength);
        add(looser, "deniedWords", !deniedWords.words().containsAll(floor.deniedWords.words()));
        return looser;
    }

    private static void add(Collection<String> to, String name, boolean applies) {
        if (applies) {
            to.add(name);
        }
    }

    static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " has to be between " + least + " and " + most + ".");
        }
    }
}
