package io.stagedoor.pushmfa.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.pushmfa.passkey.Passkey;
import io.stagedoor.pushmfa.store.DeviceStore.Holder;
import io.stagedoor.testing.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasskeyStoreTest {

    private static final Passkey KEY = new Passkey("a2V5", 5);

    private final Database database = new Database("push-mfa");
    private final DeviceStore devices = new DeviceStore(database.entities(), "r");
    private final PasskeyStore passkeys = new PasskeyStore(database.entities(), "r");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isFoundForItsPhoneItsPersonAndItsRealmAlone() {
        passkeys.keep("ada", "phone", KEY);
        assertThat(passkeys.find("ada", "phone")).contains(KEY);
        assertThat(passkeys.find("ben", "phone")).isEmpty();
        assertThat(passkeys.find("ada", "other")).isEmpty();
        assertThat(new PasskeyStore(database.entities(), "other").find("ada", "phone"))
                .isEmpty();
    }

    @Test
    void countsForwardAlone() {
        passkeys.keep("ada", "phone", KEY);
        assertThat(passkeys.count("phone", new Passkey("a2V5", 5))).isFalse();
        assertThat(passkeys.count("phone", new Passkey("a2V5", 0))).isFalse();
        assertThat(passkeys.count("phone", new Passkey("a2V5", 6))).isTrue();
        assertThat(passkeys.count("phone", new Passkey("a2V5", 6))).isFalse();
        assertThat(passkeys.find("ada", "phone")).contains(new Passkey("a2V5", 6));
    }

    @Test
    void oneThatDoesNotCountIsTakenAsItIs() {
        passkeys.keep("ada", "phone", new Passkey("a2V5", 0));
        assertThat(passkeys.count("phone", new Passkey("a2V5", 0))).isTrue();
        assertThat(passkeys.count("phone", new Passkey("a2V5", 0))).isTrue();
    }

    @Test
    void whatWasNeverConfirmedGoesWithTheNextOneAndWhatWasStays() {
        devices.add("mine", new Holder("ada", "c1"));
        passkeys.keep("ada", "mine", KEY);
        passkeys.keep("ada", "never", KEY);
        passkeys.keep("ben", "his", KEY);
        passkeys.keep("ada", "new", KEY);
        assertThat(passkeys.find("ada", "never")).isEmpty();
        assertThat(passkeys.find("ada", "mine")).isPresent();
        assertThat(passkeys.find("ada", "new")).isPresent();
        assertThat(passkeys.find("ben", "his")).isPresent();
    }

    @Test
    void goesWithItsPhoneAndWithItsPerson() {
        devices.add("mine", new Holder("ada", "c1"));
        passkeys.keep("ada", "mine", KEY);
        passkeys.keep("ben", "his", KEY);
        devices.forgetCredential("ada", "c1");
        assertThat(passkeys.find("ada", "mine")).isEmpty();
        devices.forgetPerson("ben");
        assertThat(passkeys.find("ben", "his")).isEmpty();
    }

    @Test
    void noneIsKeptThatNoPhoneMakes() {
        assertThatThrownBy(() -> new Passkey("x".repeat(2001), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Passkey("", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Passkey("a2V5", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Passkey("x".repeat(2000), 0).data()).hasSize(2000);
    }
}
