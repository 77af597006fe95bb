package io.stagedoor.mfapolicy.rest;

import io.stagedoor.mfapolicy.domain.RememberedDevice;
import java.util.List;

/**
 * A remembered device, without what its browser keeps.
 *
 * @param browser as the browser called itself; empty where it did not
 * @param proved when the factor was shown for which it stands
 */
record RememberedDeviceJson(
        String id, String browser, String factor, String proved, String created, String lastUsed, String expires) {

    /** All that are open. */
    record Devices(List<RememberedDeviceJson> items) {}

    static RememberedDeviceJson of(RememberedDevice device) {
        return new RememberedDeviceJson(
                device.id(),
                device.label(),
                device.factor().word(),
                device.provedAt().toString(),
                device.createdAt().toString(),
                device.usedAt().toString(),
                device.expiresAt().toString());
    }
}
