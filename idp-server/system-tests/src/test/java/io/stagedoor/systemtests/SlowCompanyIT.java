package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A company's identity provider hangs, with all its people at the door: they are told so in time, and other companies' people come in as ever. */
class SlowCompanyIT {

    private static final Installation INSTALLATION = Installation.shared();

    /** More than threads may wait for one company. */
    private static final int AT_THE_DOOR = 60;

    /** Of the server: {@code UpstreamClient.PATIENCE}, with what a busy machine needs for the page. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(10);

    private record Told(HttpResponse<String> answer, Duration after) {}

    @Test
    void othersDoNotNotice() throws Exception {
        try (OidcCompany hanging = new OidcCompany();
                OidcCompany sound = new OidcCompany();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ConnectedOrganization stuck = new ConnectedOrganization(INSTALLATION, "stuck");
            String stucksConnection = stuck.connect(hanging);
            ConnectedOrganization swift = new ConnectedOrganization(INSTALLATION, "swift");
            String swiftsConnection = swift.connect(sound);
            Duration usual = comesIn(swift, swiftsConnection, sound, "usual");
            List<FormSignIn> browsers = new ArrayList<>();
            List<String> returns = new ArrayList<>();
            for (int i = 0; i < AT_THE_DOOR; i++) {
                FormSignIn browser = new FormSignIn(INSTALLATION.realm());
                Map<String, String> asked =
                        BrokeredBrowser.parameters(URI.create(stuck.asked(browser, "p" + i + "@" + stuck.domain)
                                .headers()
                                .firstValue("Location")
                                .orElseThrow()));
                Map<String, String> answer = new LinkedHashMap<>();
                answer.put("state", asked.get("state"));
                answer.put("code", "c");
                browsers.add(browser);
                returns.add(stuck.endpoint(stucksConnection) + "?" + Installation.form(answer));
            }
            hanging.hanging();

            List<Future<Told>> waiting = new ArrayList<>();
            for (int i = 0; i < AT_THE_DOOR; i++) {
                int one = i;
                waiting.add(threads.submit(() -> {
                    long before = System.nanoTime();
                    HttpResponse<String> answer = browsers.get(one).get(returns.get(one));
                    return new Told(answer, Duration.ofNanos(System.nanoTime() - before));
                }));
            }
            Eventually.get(
                    "the company to be called", () -> hanging.calls.isEmpty() ? Optional.empty() : Optional.of(true));
            int meanwhile = 0;
            do {
                // Whoever would wait behind them would wait as long as they.
                assertThat(comesIn(swift, swiftsConnection, sound, "q" + meanwhile++))
                        .as("beside a company that hangs; otherwise " + usual)
                        .isLessThan(Duration.ofSeconds(3));
            } while (waiting.stream().anyMatch(one -> !one.isDone()));
            assertThat(meanwhile).isGreaterThan(2);

            for (Future<Told> one : waiting) {
                Told told = one.get();
                assertThat(told.after()).isLessThan(TOLD_WITHIN);
                assertThat(told.answer().statusCode()).isEqualTo(400);
            }
            new CorporateConnections(INSTALLATION)
                    .refused(waiting.getFirst().get().answer(), "stuck", "upstream-unavailable");
        }
    }

    private static Duration comesIn(
            ConnectedOrganization organization, String connection, OidcCompany company, String person) {
        long before = System.nanoTime();
        HttpResponse<String> answer =
                organization.comes(new FormSignIn(INSTALLATION.realm()), connection, company, person, claims -> claims);
        assertThat(ConnectedOrganization.isLetIn(answer)).as(answer.body()).isTrue();
        return Duration.ofNanos(System.nanoTime() - before);
    }
}
