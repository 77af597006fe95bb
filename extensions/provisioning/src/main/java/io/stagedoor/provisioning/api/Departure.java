package io.stagedoor.provisioning.api;

/**
 * That somebody's access has ended.
 *
 * @param receiptId of the receipt
 * @param alreadyEnded whether it had ended before: then nothing was done again
 * @param held whether the brake holds access, too, as the organization has chosen: then nothing has ended yet
 */
public record Departure(String receiptId, boolean alreadyEnded, boolean held) {}
