package io.stagedoor.passwords.domain;

/** Guesses how many guesses a password takes. */
public interface StrengthEstimate {

    /** Longer passwords are estimated by so many of their first code points: they are no weaker than these, and estimates are not cheap. */
    int LONGEST = 64;

    /**
     * The estimate.
     *
     * @param start of a password in its normal form, {@link #LONGEST} code points or fewer
     * @return 0 (guessed at once) to 4
     */
    int of(String start);
}
