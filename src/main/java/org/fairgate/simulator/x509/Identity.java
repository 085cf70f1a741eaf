package org.fairgate.simulator.x509;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
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
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A private key with the certificate of its public half. */
public record Identity(PrivateKey key, X509Certificate certificate) {
    private static final AlgorithmIdentifier SHA256_WITH_RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
    private static final AlgorithmIdentifier SHA256_WITH_ECDSA =
            new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\r', '\n'});

    /** Somebody with these keys who vouches for itself. */
    public static Identity selfSigned(KeyPair keys, Subject subject) {
        return new Identity(keys.getPrivate(), certify(keys.getPublic(), subject, name(subject), keys.getPrivate()));
    }

    /** Somebody with these keys for whom this one vouches. */
    public Identity issue(KeyPair keys, Subject subject) {
        X500Name issuer =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return new Identity(keys.getPrivate(), certify(keys.getPublic(), subject, issuer, key));
    }

    /** Keys for who only issues certificates: made in no time, unlike those of RSA. */
    public static KeyPair keysOfAuthority() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The certificate as PEM text with CR LF between its lines and none at its end. */
    public String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\r\n" + LINES.encodeToString(certificate.getEncoded())
                    + "\r\n-----END CERTIFICATE-----";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isRsa(PrivateKey key) {
        return key.getAlgorithm().equals("RSA");
    }

    private static X500Name name(Subject subject) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, "Fairgate simulator")
                .addRDN(BCStyle.CN, subject.commonName())
                .build();
    }

    private static X509Certificate certify(PublicKey key, Subject subject, X500Name issuer, PrivateKey issuerKey) {
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(subject.serial()));
        AlgorithmIdentifier algorithm = isRsa(issuerKey) ? SHA256_WITH_RSA : SHA256_WITH_ECDSA;
        generator.setSignature(algorithm);
        generator.setIssuer(issuer);
        generator.setStartDate(new Time(Date.from(subject.from())));
        generator.setEndDate(new Time(Date.from(subject.until())));
        generator.setSubject(name(subject));
        generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        try {
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(subject.authority()));
            generator.setExtensions(extensions.generate());
            return sealed(generator.generateTBSCertificate(), algorithm, issuerKey);
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate sealed(TBSCertificate content, AlgorithmIdentifier algorithm, PrivateKey issuerKey)
            throws GeneralSecurityException, IOException {
        Signature signer = Signature.getInstance(isRsa(issuerKey) ? "SHA256withRSA" : "SHA256withECDSA");
        signer.initSign(issuerKey);
        signer.update(content.getEncoded(ASN1Encoding.DER));
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(content);
        parts.add(algorithm);
        parts.add(new DERBitString(signer.sign()));
        byte[] der = new DERSequence(parts).getEncoded(ASN1Encoding.DER);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /** Never the key. */
    @Override
    public String toString() {
        return certificate.getSubjectX500Principal().getName();
    }
}
