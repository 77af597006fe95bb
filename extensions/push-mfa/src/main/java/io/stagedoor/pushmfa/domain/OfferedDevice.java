package io.stagedoor.pushmfa.domain;

/**
 * A phone that has answered an enrolment, before the person says that it is theirs.
 *
 * @param thumbprint of its key (RFC 7638): all that has to be kept of it, as a phone brings the key with each proof
 * @param name as it calls itself
 */
public record OfferedDevice(String thumbprint, String name) {

    private static final int LONGEST = 60;

    /** @throws IllegalArgumentException for a name that nobody could read */
    public OfferedDevice {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("name has 1 to " + LONGEST + " characters.");
        }
    }

    /** Six characters that phone and page both show, so that nobody takes another's phone for theirs. */
    public String mark() {
        return thumbprint.substring(0, 6);
    }
}
