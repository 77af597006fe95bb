package io.stagedoor.signals.delivery;

import com.google.auto.service.AutoService;
import java.io.IOException;
import org.infinispan.protostream.FileDescriptorSource;
import org.infinispan.protostream.ProtobufTagMarshaller;
import org.infinispan.protostream.SerializationContext;
import org.infinispan.protostream.SerializationContextInitializer;

/** How {@link SignalsDispatched} travels; found by Keycloak through its services entry. */
@AutoService(SerializationContextInitializer.class)
public final class SignalsClusterSchema implements SerializationContextInitializer {

    private static final String TYPE = "stagedoor.signals.SignalsDispatched";

    @Override
    public void registerSchema(SerializationContext context) {
        context.registerProtoFiles(FileDescriptorSource.fromString("stagedoor-signals.proto", """
                        syntax = "proto3";
                        package stagedoor.signals;
                        message SignalsDispatched {}
                        """));
    }

    @Override
    public void registerMarshallers(SerializationContext context) {
        context.registerMarshaller(new Marshaller());
    }

    private static final class Marshaller implements ProtobufTagMarshaller<SignalsDispatched> {

        @Override
        public Class<SignalsDispatched> getJavaClass() {
            return SignalsDispatched.class;
        }

        @Override
        public String getTypeName() {
            return TYPE;
        }

        /** A later version's members are passed over: nodes of two versions understand each other during an upgrade. */
        @Override
        public SignalsDispatched read(ReadContext context) throws IOException {
            int tag = context.getReader().readTag();
            while (tag != 0 && context.getReader().skipField(tag)) {
                tag = context.getReader().readTag();
            }
            return new SignalsDispatched();
        }

        @Override
        public void write(WriteContext context, SignalsDispatched event) {
            // it has no members
        }
    }
}
