package io.stagedoor.demo.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.stagedoor.demo.serving.Loopback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** An SMTP server (RFC 5321) that accepts every mail for everybody and delivers none. */
final class MailSink {

    private final int port;
    private final Mailbox mailbox;
    private @Nullable GreenMail server;

    MailSink(int port, Mailbox mailbox) {
        this.port = port;
        this.mailbox = mailbox;
    }

    /** Blocks until the port is open. */
    synchronized void start(String title) {
        refuseTakenPort(title);
        ServerSetup setup = new ServerSetup(port, Loopback.HOST, ServerSetup.PROTOCOL_SMTP);
        GreenMail greenMail = new GreenMail(setup)
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        greenMail.start();
        // Instead of GreenMail's own mailboxes, which keep everything for ever.
        greenMail
                .getManagers()
                .getUserManager()
                .setMessageDeliveryHandler((mail, recipient) -> new Recipient(recipient.getEmail(), mailbox));
        server = greenMail;
    }

    synchronized void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    /** GreenMail says of a taken port only that it waited for two seconds. */
    private void refuseTakenPort(String title) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw Loopback.cannotListen(title, port, e);
        }
    }
}
