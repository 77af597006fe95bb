package io.stagedoor.demo.screeningroom.page;

import io.stagedoor.demo.serving.Html;

/** The frame around every page. */
final class Layout {

    private Layout() {}

    static Html page(String title, Html account, Html content) {
        return Html.of("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{}</title>
                <link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/assets/screening-room.css">
                <script src="/assets/screening-room.js" defer></script>
                </head>
                <body>
                <a class="skip" href="#content">Skip to content</a>
                <header class="bar">
                <a class="brand" href="/"><img src="/assets/mark.svg" alt="" width="32" height="32">Screening Room</a>
                {}
                </header>
                <main id="content">
                {}
                </main>
                <footer>A sample application behind Stagedoor. The footage is drawn, the sign-in is real.</footer>
                </body>
                </html>
                """, title, account, content);
    }
}
