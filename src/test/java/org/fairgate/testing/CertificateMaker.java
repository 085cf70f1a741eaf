package org.fairgate.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** Makes RSA keys and certificates for tests: a root of its own, and what hangs from it. */
public final class CertificateMaker {
    private static final AlgorithmIdentifier ALGORITHM =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);

    private CertificateMaker() {}

    /** A key and the certificate of its public half. */
    public record Holder(String name, KeyPair keys, X509Certificate certificate) {
        /** The certificate as it is sent. */
        public String pem() {
            try {
                Base64.Encoder lines = Base64.getMimeEncoder(64, "\r\n".getBytes(StandardCharsets.US_ASCII));
                return "-----BEGIN CERTIFICATE-----\r\n" + lines.encodeToString(certificate.getEncoded())
                        + "\r\n-----END CERTIFICATE-----\r\n";
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The private key as settings take it. */
        public String privateKey() {
            return Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
        }

        /** The public key as settings take it. */
        public String publicKey() {
            return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        }

        /** Signs as the gateways do. */
        public String sign(byte[] content) {
            return Base64.getEncoder().encodeToString(signature(keys.getPrivate(), content));
        }
    }

    /** From when to when a certificate is good. */
    public record Validity(Instant from, Instant to) {}

    /** A root. */
    public static Holder root(String name, Validity validity) {
        KeyPair keys = keys();
        return new Holder(name, keys, make(new Content(name, name, keys, validity, true), keys.getPrivate()));
    }

    /** A certificate that may issue others. */
    public static Holder between(String name, Holder issuer, Validity validity) {
        KeyPair keys = keys();
        Content content = new Content(name, issuer.name(), keys, validity, true);
        return new Holder(name, keys, make(content, issuer.keys().getPrivate()));
    }

    /** A certificate that signs messages. */
    public static Holder leaf(String name, Holder issuer, Validity validity) {
        KeyPair keys = keys();
        Content content = new Content(name, issuer.name(), keys, validity, false);
        return new Holder(name, keys, make(content, issuer.keys().getPrivate()));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Content(String name, String issuer, KeyPair keys, Validity validity, boolean authority) {}

    private static X509Certificate make(Content said, PrivateKey issuerKey) {
        byte[] publicKey = said.keys().getPublic().getEncoded();
        V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
        content.setSerialNumber(new ASN1Integer(new BigInteger(1, publicKey).mod(BigInteger.ONE.shiftLeft(150))));
        content.setSignature(ALGORITHM);
        content.setIssuer(named(said.issuer()));
        content.setSubject(named(said.name()));
        content.setStartDate(new Time(Date.from(said.validity().from())));
        content.setEndDate(new Time(Date.from(said.validity().to())));
        content.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(publicKey));
        try {
            content.setExtensions(new Extensions(new Extension(
                    Extension.basicConstraints, true, new BasicConstraints(said.authority()).getEncoded())));
            return sealed(content.generateTBSCertificate(), issuerKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static X509Certificate sealed(TBSCertificate content, PrivateKey issuerKey) throws IOException {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(content);
        parts.add(ALGORITHM);
        parts.add(new DERBitString(signature(issuerKey, content.getEncoded(ASN1Encoding.DER))));
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(new DERSequence(parts).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X500Name named(String name) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
    }

    private static byte[] signature(PrivateKey key, byte[] content) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key);
            signer.update(content);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
