package io.stagedoor.mfapolicy.domain;

/** What became of a value that a browser has shown. */
public sealed interface DeviceAnswer {

    /**
     * It is the device's.
     *
     * @param device as it was before this use
     * @param next what the browser keeps from now on
     */
    record Known(RememberedDevice device, DeviceValue next) implements DeviceAnswer {}

    /** Somebody shows a value that was replaced: it was copied, from here or from there. The device is over by it. */
    record Copied(RememberedDevice device) implements DeviceAnswer {}

    /** None, or none of this person any more. */
    record None() implements DeviceAnswer {}
}
