package io.stagedoor.pushmfa.domain;

import java.time.Instant;

/**
 * A phone that was set up, as the person's other phones are told of it.
 *
 * @param thumbprint of its key
 * @param name as it called itself
 * @param address from which the person confirmed it
 */
public record NewDevice(String thumbprint, String name, String address, Instant at) {}
