package io.stagedoor.portal.bundle;

import java.util.stream.Collectors;

/** The one HTML page. It is the same for everybody and for every address; what is shown is up to the application. */
public final class EntryPage {

    private final Bundle bundle;

    public EntryPage(Bundle bundle) {
        this.bundle = bundle;
    }

    /**
     * The page.
     *
     * @param assets address of the folder of assets, without a slash at its end
     */
    public String html(String assets) {
        String modules = bundle.neededByMain().stream()
                .map(name -> "<link rel=\"modulepreload\" href=\"" + href(assets, name) + "\">\n")
                .collect(Collectors.joining());
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Stagedoor</title>
                <link rel="icon" type="image/svg+xml" href="%s">
                <script src="%s"></script>
                <link rel="stylesheet" href="%s">
                %s<script type="module" src="%s"></script>
                </head>
                <body>
                <div id="portal"></div>
                <noscript><p class="noscript">This portal needs JavaScript.</p></noscript>
                </body>
                </html>
                """.formatted(
                        entry(assets, "theme/img/favicon.svg"),
                        entry(assets, "js/theme.js"),
                        entry(assets, "css/main.css"),
                        modules,
                        entry(assets, "js/main.js"));
    }

    private String entry(String assets, String source) {
        return href(assets, bundle.entry(source));
    }

    private static String href(String assets, String name) {
        return (assets + "/" + name)
                .replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
