package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.stagedoor.systemtests.TestPeople.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** An application that drips when it is told of a logout keeps no other application waiting. */
class SlowApplicationIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final Applications APPLICATIONS = new Applications(INSTALLATION);
    private static final int MANY = 4;

    @Test
    void theOthersAreToldAtOnce() throws Exception {
        CountDownLatch dripping = new CountDownLatch(1);
        try (ServerSocket drip = drip(dripping);
                EventReceiver quick = new EventReceiver()) {
            application("it-drips", "http://127.0.0.1:" + drip.getLocalPort() + "/logout");
            application("it-is-quick", quick.address() + "/logout");
            List<Person> slow = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                slow.add(PEOPLE.create("drips-" + i, "initech"));
                APPLICATIONS.signIn("it-drips", slow.getLast(), "openid organization:initech");
            }
            Person person = PEOPLE.create("is-quick", "initech");
            APPLICATIONS.signIn("it-is-quick", person, "openid organization:initech");

            slow.forEach(SlowApplicationIT::disable);
            assertThat(dripping.await(20, TimeUnit.SECONDS)).isTrue();
            disable(person);

            EventReceiver.Delivery told = Eventually.get(
                    "the logout at the quick application",
                    () -> quick.deliveries.stream().findFirst(),
                    8); // sooner than one attempt at the slow one is given up
            JWTClaimsSet claims = SignedJWT.parse(
                            URLDecoder.decode(told.body().substring("logout_token=".length()), StandardCharsets.UTF_8))
                    .getJWTClaimsSet();
            assertThat(claims.getSubject()).isEqualTo(person.id());
            assertThat(claims.getAudience()).containsExactly("it-is-quick");
        }
    }

    private static void application(String clientId, String address) {
        APPLICATIONS.add(
                clientId,
                "media-api",
                "organization",
                Map.of("backchannel.logout.url", address, "backchannel.logout.session.required", "true"));
    }

    private static void disable(Person person) {
        assertThat(INSTALLATION
                        .admin(
                                "PUT",
                                "studio/users/" + person.id(),
                                Map.of("enabled", false, "email", person.email(), "firstName", "A", "lastName", "B"))
                        .statusCode())
                .isEqualTo(204);
    }

    /** A byte at a time, quicker than any timeout of a single read, and never an answer. */
    private static ServerSocket drip(CountDownLatch asked) throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket caller = socket.accept();
                    Thread.ofVirtual().start(() -> drip(caller, asked));
                } catch (IOException e) {
                    // the test is over
                }
            }
        });
        return socket;
    }

    private static void drip(Socket caller, CountDownLatch asked) {
        try (caller) {
            caller.getInputStream().read();
            asked.countDown();
            while (true) {
                caller.getOutputStream().write('x');
                caller.getOutputStream().flush();
                LockSupport.parkNanos(50_000_000);
            }
        } catch (IOException e) {
            // the server has hung up, as it should
        }
    }
}
