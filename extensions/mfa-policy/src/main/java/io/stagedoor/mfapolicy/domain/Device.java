package io.stagedoor.mfapolicy.domain;

import java.util.Arrays;
import java.util.Optional;

/** Which devices a policy is for. A device is known where it is remembered, and nobody took that back. */
public enum Device {
    ANY("any"),
    KNOWN("known"),
    UNKNOWN("unknown");

    private final String word;

    Device(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Device> of(String word) {
        return Arrays.stream(values())
                .filter(device -> device.word.equals(word))
                .findFirst();
    }
}
