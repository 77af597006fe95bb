package io.stagedoor.provisioning.api;

import java.time.Duration;
import java.time.Instant;

/** What became of taking somebody out for good. Their access has ended in either case, unless an organization's brake holds that, too. */
public sealed interface Removal {

    /** Id of the receipt. */
    String receiptId();

    /** They are out, and are erased at that time unless they are given back before. */
    record Done(String receiptId, Instant erasedAt) implements Removal {}

    /** The brake holds it until somebody confirms or undoes the run; asking again after that time changes nothing before. */
    record Held(String receiptId, Duration retryAfter) implements Removal {}
}
