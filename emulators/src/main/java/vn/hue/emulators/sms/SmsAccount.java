package vn.hue.emulators.sms;

/**
 * Our customer's account.
 *
 * @param systemId and {@code password} of SMPP
 * @param shortCode where citizens write to
 * @param ids how the centre's answers write its names for messages: {@code decimal}, {@code hex} or {@code padded}; its
 *     receipts write them in decimal
 * @param apiKey and {@code secretKey} of the aggregator
 * @param privateKey signs what the aggregator forwards
 */
public record SmsAccount(
        String systemId,
        String password,
        String shortCode,
        String ids,
        String apiKey,
        String secretKey,
        String privateKey) {

    public static final SmsAccount DEMO =
            new SmsAccount("hueioc", "secret08", "8079", "hex", "api-key", "secret-key", "private-key");

    public SmsAccount withIds(String other) {
        return new SmsAccount(systemId, password, shortCode, other, apiKey, secretKey, privateKey);
    }
}
