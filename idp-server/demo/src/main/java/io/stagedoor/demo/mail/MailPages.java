package io.stagedoor.demo.mail;

import io.stagedoor.demo.serving.Html;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The pages of the mail view. */
final class MailPages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private MailPages() {}

    static Html list(List<Mail> mails) {
        Html hint = mails.isEmpty()
                ? Html.of("<p class=\"empty\">No mail yet. Ask for a new password, and it appears here.</p>")
                : Html.of("<p class=\"empty\">Choose a mail to read it.</p>");
        return page("Mail", mails, -1, hint);
    }

    static Html one(Mail mail, List<Mail> mails) {
        Html body = mail.html().isPresent()
                ? Html.of("""
                        <iframe class="paper" title="The mail as HTML" src="/messages/{}/html"
                          sandbox="allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox"></iframe>
                        <details><summary>As plain text</summary><pre>{}</pre></details>""", mail.id(), mail.text())
                : Html.of("<pre class=\"paper\">{}</pre>", mail.text());
        return page(
                mail.subject(),
                mails,
                mail.id(),
                Html.of(
                        """
                <article>
                <h2>{}</h2>
                <dl><div><dt>To</dt><dd>{}</dd></div><div><dt>From</dt><dd>{}</dd></div><div><dt>Received</dt><dd><time datetime="{}">{}</time></dd></div></dl>
                {}
                {}
                </article>""",
                        mail.subject(),
                        String.join(", ", mail.to()),
                        mail.from(),
                        mail.receivedAt(),
                        TIME.format(mail.receivedAt()),
                        links(mail),
                        body));
    }

    private static Html links(Mail mail) {
        if (mail.links().isEmpty()) {
            return Html.NOTHING;
        }
        Html items = Html.join(mail.links().stream()
                .map(link -> Html.of("<li><a href=\"{}\" rel=\"noreferrer\">{}</a></li>", link, link)));
        return Html.of("<section class=\"links\"><h3>Links in this mail</h3><ul>{}</ul></section>", items);
    }

    private static Html page(String title, List<Mail> mails, long selected, Html content) {
        long newest = mails.isEmpty() ? 0 : mails.get(0).id();
        Html items = Html.join(mails.stream().map(mail -> item(mail, mail.id() == selected)));
        return Html.of("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{} &middot; Mail view</title>
                <link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/assets/mail.css">
                <script src="/assets/mail.js" defer></script>
                </head>
                <body data-newest="{}">
                <header><h1><a href="/">Mail view</a></h1><p>Every mail that Stagedoor sends in this demonstration stays here.</p></header>
                <div class="columns">
                <nav aria-label="Mails"><ol id="mails">{}</ol></nav>
                <main>{}</main>
                </div>
                <p id="news" role="status"></p>
                </body>
                </html>
                """, title, newest, items, content);
    }

    private static Html item(Mail mail, boolean selected) {
        Html current = selected ? Html.of(" aria-current=\"page\"") : Html.NOTHING;
        return Html.of(
                """
                <li><a href="/messages/{}"{}><span class="subject">{}</span><span class="to">{}</span><time datetime="{}">{}</time></a></li>""",
                mail.id(),
                current,
                mail.subject(),
                String.join(", ", mail.to()),
                mail.receivedAt(),
                TIME.format(mail.receivedAt()));
    }
}
