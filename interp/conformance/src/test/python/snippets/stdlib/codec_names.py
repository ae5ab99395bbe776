"""Names of codecs are UTF-8 without null characters; reconfigure() reads the name of an encoding up to the first of these."""
import codecs
import io


def tried(f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except (UnicodeError, ValueError, LookupError) as e:
        print(type(e).__name__)
    else:
        print('done')


tried(codecs.lookup, '\udcfe')  # expect: UnicodeEncodeError
tried(codecs.lookup_error, '\udcfe')  # expect: UnicodeEncodeError
tried(codecs.lookup_error, 'strict\0')  # expect: ValueError
tried('x'.encode, '\udcfe')  # expect: UnicodeEncodeError
tried('x'.encode, 'utf-8\udcfe')  # expect: UnicodeEncodeError
tried('x'.encode, 'ascii', '\udcfe')  # expect: UnicodeEncodeError
tried(b'x'.decode, '\udcfelatin-1')  # expect: UnicodeEncodeError
tried(b'x'.decode, 'utf-8\U0001f600')  # expect: done
tried(b'x'.decode, 'utf-8\0')  # expect: ValueError
text = io.TextIOWrapper(io.BytesIO(), 'ascii', 'replace', '\r')
tried(text.reconfigure, encoding='\udcfe')  # expect: UnicodeEncodeError
tried(text.reconfigure, encoding='locale\0')  # expect: LookupError
tried(text.reconfigure, errors='\udcfe')  # expect: UnicodeEncodeError
