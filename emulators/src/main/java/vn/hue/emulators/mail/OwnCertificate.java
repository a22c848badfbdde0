package vn.hue.emulators.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * A server's certificate that only it itself vouches for, made by the JDK's {@code keytool}.
 *
 * @param certificate PEM
 * @param key PEM, PKCS #8, without a password
 */
public record OwnCertificate(Path certificate, Path key) {

    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "server";
    private static final int LINE = 64;

    /** As {@link #make}, but its time was over ten days ago. */
    public static OwnCertificate expired(Path folder, String names) {
        return make(folder, names, "-40d");
    }

    /**
     * Blocks for a second.
     *
     * @param folder to put it into
     * @param names whom it speaks for, for example {@code dns:localhost}
     */
    public static OwnCertificate make(Path folder, String names) {
        return make(folder, names, "-1d");
    }

    private static OwnCertificate make(Path folder, String names, String from) {
        try {
            Path store = folder.resolve("server.p12");
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            ALIAS,
                            "-keyalg",
                            "RSA",
                            "-keysize",
                            "2048",
                            "-startdate",
                            from,
                            "-validity",
                            "30",
                            "-dname",
                            "CN=mail server of a test",
                            "-ext",
                            "san=" + names,
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keytool.out").toFile())
                    .start();
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool: " + Files.readString(folder.resolve("keytool.out")));
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            Key key = keys.getKey(ALIAS, PASSWORD.toCharArray());
            return new OwnCertificate(
                    pem(
                            folder.resolve("server.crt"),
                            "CERTIFICATE",
                            keys.getCertificate(ALIAS).getEncoded()),
                    pem(folder.resolve("server.key"), "PRIVATE KEY", key.getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path pem(Path file, String what, byte[] bytes) throws IOException {
        String lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
    }
}
