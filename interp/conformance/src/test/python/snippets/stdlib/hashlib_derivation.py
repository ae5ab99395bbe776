# hashlib: hashes by name, key derivation, HMAC, against values of CPython.
import hashlib
import hmac
import io


def attempt(f, *a, **k):
    try:
        r = f(*a, **k)
        print(r.hex() if isinstance(r, bytes) else r)
    except Exception as e:
        print(type(e).__name__, e)


for name in 'sha512_256', 'SHA512-224', 'sha3-256', 'md5', 'blake2s', 'nope':
    attempt(lambda: hashlib.new(name, b'abc').hexdigest())
# expect: 53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23
# expect: 4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa
# expect: 3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532
# expect: 900150983cd24fb0d6963f7d28e17f72
# expect: 508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982
# expect: ValueError unsupported hash type nope
attempt(lambda: hashlib.file_digest(io.BytesIO(b'x' * 100000), 'sha256').hexdigest())
# expect: d69e68988157833272305aaf21f453c800346e8a3640db6578e260215542e5d4
attempt(hashlib.pbkdf2_hmac, 'sha256', b'p', b's', 1000)
# expect: 07f5f5e23e40846c35c4c7bbc8244ee25ed607c7f18301e9805d16771f287971
attempt(hashlib.pbkdf2_hmac, 'sha512', b'p', b's', 10, 70)
# expect: e75a304a31a1c44b42371339224a553c34490cc699f22d478205705557c0991db603cc0adf08ebc2d57f55f426e6e78f6114c1b8d3df6075867287e7ce1985687eeabbd11ea8
attempt(hashlib.pbkdf2_hmac, 'md5', b'p', b's', 0)
# expect: ValueError iteration value must be greater than 0.
attempt(hashlib.scrypt, b'p', salt=b's', n=16, r=8, p=2, dklen=80)
# expect: 80eef437f6151509a99384decb9d69bde245a3dc358b6d69155f2bf1bcb99ea6eca9808bc355d2d08d6ad991fcabaaf145d645c80e0583696d8bc6ae12b0d89e3e023a061defc2355e8adbfd902115c2
attempt(hashlib.scrypt, b'p', salt=b's', n=15, r=8, p=1)
# expect: ValueError n must be a power of 2.
attempt(hmac.digest, b'k', b'm', 'sha256')
# expect: b60090e3052297aeb5a080889ce2fc4bca957e756faeb4df7d31800ca1e771ec
attempt(hmac.digest, b'k' * 200, b'm', hashlib.sha512)
# expect: 56cacd8ce9dffad0254bdaf20b66d75c1b388b8d1f8dc8f7cd1e80d1c06c99b4d1ea22d0183b4f8ce9cc590783abbb359b3920560943602b9789d395eaa802a4
attempt(lambda: hmac.new(b'', b'm', 'sha3_256').hexdigest())
# expect: ff8070a7d64850e388b69e1e3f5effded8a671b56af18e7fd5fdc7d323fc1ee1
attempt(lambda: hmac.new(b'k', b'm', 'blake2s').hexdigest())
# expect: 998d5d39acad301fad7d906adb391c363c726fd6eec3a7f25627ed04d66aff37
h = hashlib.sha256(b'a')
g = h.copy()
g.update(b'b')
print(h.hexdigest() == hashlib.sha256(b'a').hexdigest(), g.hexdigest() == hashlib.sha256(b'ab').hexdigest(), h.name, h.digest_size, h.block_size)
# expect: True True sha256 32 64
attempt(hmac.compare_digest, b'a', b'b')
# expect: False
attempt(hmac.compare_digest, 'é', 'é')
# expect: TypeError comparing strings with non-ASCII characters is not supported
