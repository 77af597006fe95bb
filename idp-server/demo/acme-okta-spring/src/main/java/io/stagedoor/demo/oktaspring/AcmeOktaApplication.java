package io.stagedoor.demo.oktaspring;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Starts acme's Okta. Exit code 2 with one sentence where a setting is missing or the port is taken. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Provider.class, Pages.class, OwnName.class})
public class AcmeOktaApplication {

    /** Started by {@link #main(String[])} only. */
    protected AcmeOktaApplication() {}

    public static void main(String[] arguments) {
        try {
            OktaSettings settings = OktaSettings.from(System.getenv());
            ConfigurableApplicationContext unused = start(settings, arguments);
            System.out.println("oidc ready at " + settings.issuer());
        } catch (IllegalArgumentException e) {
            stop(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            stop("acme's Okta cannot start: " + reason(e) + ".");
        }
    }

    private static void stop(String sentence) {
        System.err.println(sentence);
        System.exit(2);
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return "port " + taken.getPort() + " is taken";
            }
        }
        return String.valueOf(failure.getMessage());
    }

    static ConfigurableApplicationContext start(OktaSettings settings, String... arguments) {
        SpringApplication application = new SpringApplication(AcmeOktaApplication.class);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("settings", settings));
        application.setDefaultProperties(Map.of(
                "server.address", "127.0.0.1",
                "server.port", settings.port(),
                // Cookies ignore ports: a name of our own, or we fight with every other server on localhost.
                "server.servlet.session.cookie.name", "acme_okta_session",
                "server.servlet.session.cookie.same-site", "lax",
                "spring.main.banner-mode", "off",
                "spring.main.log-startup-info", "false",
                "logging.level.root", "WARN",
                // A failed start is said in one sentence by main.
                "logging.level.org.springframework.boot.diagnostics", "OFF",
                "logging.level.org.springframework.boot.SpringApplication", "OFF",
                "logging.level.org.springframework.boot.web.server.servlet.context", "ERROR"));
        return application.run(arguments);
    }
}
