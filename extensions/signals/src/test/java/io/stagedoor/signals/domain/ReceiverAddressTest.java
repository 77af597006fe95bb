package io.stagedoor.signals.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.100.100.200",
                "0.0.0.0",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:0:a00:1::1",
                "2001:db8::1"
            })
    void neverConnectsToWhatOnlyThisServerCanReach(String address) throws Exception {
        assertThat(ReceiverAddress.isReachable(literal(address), false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.255.255", "172.32.0.1", "2606:4700::1111"})
    void connectsToWhatIsPublic(String address) throws Exception {
        assertThat(ReceiverAddress.isReachable(literal(address), false)).isTrue();
    }

    @Test
    void thisMachineOnlyWhereDevelopmentAllowsIt() throws Exception {
        assertThat(ReceiverAddress.isReachable(literal("127.0.0.1"), true)).isTrue();
        assertThat(ReceiverAddress.isReachable(literal("10.0.0.1"), true)).isFalse();
        assertThat(ReceiverAddress.parse("http://localhost:9999/events", true)).hasHost("localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://receiver.example/",
                "http://localhost/",
                "ftp://receiver.example/",
                "/events",
                "https:///x",
                "not a uri",
                "https://user:secret@receiver.example/",
                "https://receiver.example/#x"
            })
    void takesNothingButHttps(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReceiverAddress.parse(address, false));
    }

    /** Looks nothing up. */
    private static InetAddress literal(String address) throws Exception {
        return InetAddress.getAllByName(address)[0];
    }
}
