"""Opens and makes the envelopes of the bundle format with a library of the Python Package Index.

    library.py LIBRARY verify             a signed file in, what was signed out
    library.py LIBRARY sign KEY           octets in, a signed file out
    library.py LIBRARY unseal KEY         a sealed file in, the signed one out
    library.py LIBRARY seal KEY           the other way
    library.py LIBRARY unlock WORDS       a council's key file in, its private key out
    library.py LIBRARY lock WORDS         the other way

KEY is a JWK. Nothing of this project is used: what these libraries cannot do, no developer can.
"""

import json
import secrets
import sys
from base64 import urlsafe_b64encode

ROUNDS = 210_000
FILE_BYTES = 60 * 2**20
SEAL = {"alg": "ECDH-ES+A256KW", "enc": "A256GCM"}
LOCK = {"alg": "PBES2-HS512+A256KW", "enc": "A256GCM"}
PREFIX = "vnd.tell-it-once."


def seal_header(kid):
    return {**SEAL, "typ": PREFIX + "sealed.v1+json", "cty": PREFIX + "bundle.v1+json", "kid": kid}


def lock_header():
    salt = urlsafe_b64encode(secrets.token_bytes(16)).rstrip(b"=").decode()
    return {**LOCK, "typ": PREFIX + "councilkey.v1+json", "cty": "jwk+json", "p2c": ROUNDS, "p2s": salt}


def sign_header(public, kid):
    return {"alg": "ES256", "typ": PREFIX + "bundle.v1+json", "kid": kid, "jwk": public}


def bare(key):
    """The public members that a header holds."""
    return {name: key[name] for name in ("crv", "kty", "x", "y")}


def flattened(compact):
    # Both libraries put the ephemeral key into the protected header in this form only.
    names = ("protected", "encrypted_key", "iv", "ciphertext", "tag")
    return json.dumps(dict(zip(names, compact.split("."), strict=True)))


class Jwcrypto:
    def __init__(self):
        from jwcrypto import jwa, jwe, jwk, jws

        jwa.default_max_pbkdf2_iterations = 1_000_000
        self.jwe, self.jwk, self.jws = jwe, jwk, jws

    def ec(self, key):
        return self.jwk.JWK(**key)

    def words(self, words):
        return self.jwk.JWK.from_password(words)

    def kid(self, key):
        return self.ec(bare(key)).thumbprint()

    def encrypt(self, plain, header, key):
        token = self.jwe.JWE(plain, protected=json.dumps(header), recipient=key)
        return flattened(token.serialize(compact=True))

    def decrypt(self, text, key, algorithms):
        token = self.jwe.JWE(algs=algorithms)
        token.deserialize(text, key)
        return token.payload

    def sign(self, payload, header, key):
        token = self.jws.JWS(payload)
        token.add_signature(key, None, protected=json.dumps(header))
        return token.serialize()

    def verify(self, text, header):
        token = self.jws.JWS()
        token.allowed_algs = ["ES256"]
        token.deserialize(text, self.ec(header["jwk"]))
        return token.payload


class Joserfc:
    def __init__(self):
        from joserfc import jwe, jwk, jws

        self.jwe, self.jwk, self.jws = jwe, jwk, jws

    def registry(self, algorithms):
        registry = self.jwe.JWERegistry(algorithms=algorithms)
        registry.max_ciphertext_length = FILE_BYTES
        return registry

    def ec(self, key):
        return self.jwk.ECKey.import_key(key)

    def words(self, words):
        return self.jwk.OctKey.import_key(words)

    def kid(self, key):
        return self.ec(bare(key)).thumbprint()

    def encrypt(self, plain, header, key):
        registry = self.registry([header["alg"], header["enc"]])
        return flattened(self.jwe.encrypt_compact(header, plain, key, registry=registry))

    def decrypt(self, text, key, algorithms):
        registry = self.registry(algorithms)
        return self.jwe.decrypt_json(json.loads(text), key, registry=registry).plaintext

    def sign(self, payload, header, key):
        return json.dumps(self.jws.serialize_json({"protected": header}, payload, key, algorithms=["ES256"]))

    def verify(self, text, header):
        key = self.ec(header["jwk"])
        return self.jws.deserialize_json(json.loads(text), key, algorithms=["ES256"]).payload


def protected(text):
    """The header of a file, to find the key that came with it."""
    from base64 import urlsafe_b64decode

    encoded = json.loads(text)["protected"]
    return json.loads(urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))


def run(library, command, given, argument):
    if command == "verify":
        return library.verify(given.decode(), protected(given))
    if command == "unlock":
        return library.decrypt(given.decode(), library.words(argument), list(LOCK.values()))
    if command == "lock":
        return library.encrypt(given, lock_header(), library.words(argument))
    key = json.loads(argument)
    ec = library.ec(key)
    if command == "unseal":
        return library.decrypt(given.decode(), ec, list(SEAL.values()))
    if command == "seal":
        return library.encrypt(given, seal_header(library.kid(key)), ec)
    if command == "sign":
        return library.sign(given, sign_header(bare(key), library.kid(key)), ec)
    raise SystemExit(f"no such command: {command}")


if __name__ == "__main__":
    name, command, *argument = sys.argv[1:]
    library = {"jwcrypto": Jwcrypto, "joserfc": Joserfc}[name]()
    made = run(library, command, sys.stdin.buffer.read(), argument[0] if argument else "")
    sys.stdout.buffer.write(made.encode() if isinstance(made, str) else made)
