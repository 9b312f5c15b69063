#!/bin/sh
# Puts the signing certificate and the notary's account into a key chain of this run alone.
set -eu

chain=$RUNNER_TEMP/signing.keychain-db
password=$(uuidgen)
file=$RUNNER_TEMP/certificate.p12
printf '%s' "$CERTIFICATE" | base64 --decode > "$file"
security create-keychain -p "$password" "$chain"
security set-keychain-settings -lut 21600 "$chain"
security unlock-keychain -p "$password" "$chain"
security import "$file" -P "$CERTIFICATE_PASSWORD" -A -t cert -f pkcs12 -k "$chain"
rm "$file"
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$chain" > /dev/null
security list-keychains -d user -s "$chain" login.keychain-db
if [ -n "${NOTARY_APPLE_ID:-}" ]; then
    xcrun notarytool store-credentials aldesk --keychain "$chain" --apple-id "$NOTARY_APPLE_ID" \
        --team-id "$NOTARY_TEAM_ID" --password "$NOTARY_PASSWORD"
    echo "ALDESK_NOTARY_PROFILE=aldesk" >> "$GITHUB_ENV"
fi
