package io.stagedoor.themes;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Writes a mail as Keycloak does (HTML output format, {@code msg} over MessageFormat), with values that mean harm. */
final class Mails {

    static final String LINK = "http://localhost:8080/realms/studio/login-actions/action-token?key=a.b.c&tab=1";
    private static final String HARM = "<a href=\"https://evil.example\">click</a><script>alert(1)</script>";

    private Mails() {}

    static String html(String mail) {
        return write("html", mail);
    }

    static String text(String mail) {
        return write("text", mail);
    }

    private static String write(String kind, String mail) {
        StringWriter out = new StringWriter();
        try {
            Configuration configuration = new Configuration(Configuration.VERSION_2_3_32);
            configuration.setDirectoryForTemplateLoading(
                    ThemeFiles.root().resolve("email").toFile());
            configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
            configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
            configuration.setLogTemplateExceptions(false);
            configuration.setLocale(Locale.ENGLISH);
            configuration.getTemplate(kind + "/" + mail + ".ftl").process(values(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(mail, e);
        }
        return out.toString();
    }

    private static Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("msg", (TemplateMethodModelEx) Mails::message);
        values.put("linkExpirationFormatter", (TemplateMethodModelEx) minutes -> minutes.get(0) + " minutes");
        values.put("locale", Map.of("language", "en"));
        values.put("ltr", true);
        values.put("realmName", "Studio & Sons");
        values.put("user", Map.of("firstName", HARM));
        values.put("firstName", HARM);
        values.put("lastName", HARM);
        values.put("organization", Map.of("name", "Initech <img src=x onerror=alert(1)>"));
        values.put("identityProviderDisplayName", HARM);
        values.put("identityProviderContext", Map.of("username", HARM));
        values.put("newEmail", HARM);
        values.put("credentialScopeDisplayName", HARM);
        values.put("link", LINK);
        values.put("linkExpiration", 5);
        values.put("requiredActions", List.of("CONFIGURE_TOTP", "UPDATE_PASSWORD"));
        values.put("code", "123456");
        values.put("event", event());
        values.put("subjectKey", "accountNotificationSubject");
        values.put("messageKey", "customMessage");
        values.put("customMessage", HARM);
        values.put("daysRemaining", 3);
        values.put("reason", HARM);
        values.put("address", "203.0.113.7");
        values.put("personName", HARM);
        values.put("organizationName", HARM);
        values.put("application", HARM);
        values.put("accounts", HARM);
        values.put("device", HARM);
        values.put("signIn", "a-sign-in");
        values.put("factors", List.of("otp", HARM));
        return values;
    }

    private static Map<String, Object> event() {
        return Map.of(
                "date",
                new freemarker.template.SimpleDate(Date.from(Instant.parse("2026-11-22T09:30:00Z")), 3),
                "ipAddress",
                "203.0.113.7",
                "getDetail",
                (TemplateMethodModelEx) name -> new SimpleScalar("otp"));
    }

    /** Keycloak's {@code msg}: the key itself where there is no text. */
    private static Object message(List<?> arguments) throws TemplateModelException {
        Properties messages = ThemeFiles.messages("email");
        String key = String.valueOf(arguments.get(0));
        Object[] values = arguments.subList(1, arguments.size()).stream()
                .map(value -> value instanceof TemplateScalarModel scalar ? text(scalar) : value)
                .toArray();
        return new SimpleScalar(new MessageFormat(messages.getProperty(key, key), Locale.ENGLISH).format(values));
    }

    private static String text(TemplateScalarModel scalar) {
        try {
            return scalar.getAsString();
        } catch (TemplateModelException e) {
            throw new IllegalStateException(e);
        }
    }
}
