package io.stagedoor.pushmfa.delivery;

import com.google.auto.service.AutoService;
import io.stagedoor.pushmfa.domain.Challenge.Standing;
import io.stagedoor.pushmfa.domain.Ticket;
import java.io.IOException;
import java.util.Arrays;
import org.infinispan.protostream.FileDescriptorSource;
import org.infinispan.protostream.ProtobufTagMarshaller;
import org.infinispan.protostream.SerializationContext;
import org.infinispan.protostream.SerializationContextInitializer;
import org.infinispan.protostream.TagReader;
import org.infinispan.protostream.TagWriter;

/** How {@link PhoneAnswered} travels; found by Keycloak through its services entry. */
@AutoService(SerializationContextInitializer.class)
public final class PushClusterSchema implements SerializationContextInitializer {

    private static final String TYPE = "stagedoor.push.PhoneAnswered";

    @Override
    public void registerSchema(SerializationContext context) {
        context.registerProtoFiles(FileDescriptorSource.fromString("stagedoor-push.proto", """
                        syntax = "proto3";
                        package stagedoor.push;
                        message PhoneAnswered {
                          string realm = 1;
                          string ticket = 2;
                          string standing = 3;
                        }
                        """));
    }

    @Override
    public void registerMarshallers(SerializationContext context) {
        context.registerMarshaller(new Marshaller());
    }

    private static final class Marshaller implements ProtobufTagMarshaller<PhoneAnswered> {

        @Override
        public Class<PhoneAnswered> getJavaClass() {
            return PhoneAnswered.class;
        }

        @Override
        public String getTypeName() {
            return TYPE;
        }

        /** A later version's members are passed over, and its words mean that there is something to ask for. */
        @Override
        public PhoneAnswered read(ReadContext context) throws IOException {
            TagReader in = context.getReader();
            String[] texts = {"", "", ""};
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                int field = tag >>> 3;
                if (field >= 1 && field <= texts.length) {
                    texts[field - 1] = in.readString();
                } else if (!in.skipField(tag)) {
                    break;
                }
            }
            Standing standing = Arrays.stream(Standing.values())
                    .filter(one -> one.word().equals(texts[2]))
                    .findFirst()
                    .orElse(Standing.OVER);
            return new PhoneAnswered(new Ticket(texts[0], texts[1]), standing);
        }

        @Override
        public void write(WriteContext context, PhoneAnswered event) throws IOException {
            TagWriter out = context.getWriter();
            out.writeString(1, event.ticket().realm());
            out.writeString(2, event.ticket().text());
            out.writeString(3, event.standing().word());
        }
    }
}
