package io.stagedoor.demo.mail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the web addresses of a mail. Only http and https count: a {@code javascript:} link is not offered to anybody. */
final class Links {

    private static final Pattern HREF =
            Pattern.compile("href\\s*=\\s*(?:\"(https?://[^\"<>\\s]+)\"|'(https?://[^'<>\\s]+)')");
    private static final Pattern IN_TEXT = Pattern.compile("https?://[^\\s<>\"']+");
    private static final int MOST = 50;

    private Links() {}

    static List<String> in(MailContent content) {
        Set<String> links = new LinkedHashSet<>();
        content.html().ifPresent(html -> {
            Matcher href = HREF.matcher(html);
            while (href.find() && links.size() < MOST) {
                String quoted = href.group(1) == null ? href.group(2) : href.group(1);
                links.add(quoted.replace("&#61;", "=").replace("&amp;", "&"));
            }
        });
        Matcher plain = IN_TEXT.matcher(content.text());
        while (plain.find() && links.size() < MOST) {
            links.add(withoutFullStop(plain.group()));
        }
        return List.copyOf(links);
    }

    private static String withoutFullStop(String link) {
        return link.endsWith(".") || link.endsWith(",") || link.endsWith(")")
                ? link.substring(0, link.length() - 1)
                : link;
    }
}
