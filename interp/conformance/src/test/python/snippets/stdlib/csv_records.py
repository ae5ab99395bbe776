# _csv: quoting rules, parser states, dialects, errors.
import _csv
import io


def line(row, **how):
    out = io.StringIO()
    _csv.writer(out, **how).writerow(row)
    return out.getvalue()


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: line([1, 2.5, 'a', None, ''], quoting=2))  # expect: '1,2.5,"a","",""\r\n'
attempt(lambda: line([1, 2.5, 'a', None, ''], quoting=5))  # expect: '"1","2.5","a",,""\r\n'
attempt(lambda: line(['a"b', 'a,b', 'a\nb'], doublequote=False, escapechar='\\'))  # expect: 'a\\"b,"a,b","a\nb"\r\n'
attempt(lambda: line(['a"b'], quoting=3))  # expect: Error need to escape, but no escapechar set
attempt(lambda: line([None], quoting=4))  # expect: Error single empty field record must be quoted
attempt(lambda: line(['', None], delimiter=' ', skipinitialspace=True))  # expect: '"" ""\r\n'
attempt(lambda: list(_csv.reader(['1,"2",3.5,,""'], quoting=4)))  # expect: [[1.0, '2', 3.5, None, '']]
attempt(lambda: list(_csv.reader(['"a\n', 'b""c",d\r\n', '', 'é,\U0001F600'])))  # expect: [['a\nb"c', 'd'], [], ['é', '😀']]
attempt(lambda: list(_csv.reader(['"a"b'], strict=True)))  # expect: Error ',' expected after '"'
attempt(lambda: list(_csv.reader(['a\nb'])))  # expect: Error new-line character seen in unquoted field - do you need to open the file with newline=''?
attempt(lambda: _csv.Dialect(delimiter='ab'))  # expect: TypeError "delimiter" must be a unicode character, not a string of length 2
attempt(lambda: _csv.Dialect(delimiter='"'))  # expect: ValueError bad delimiter or quotechar value
attempt(lambda: _csv.get_dialect('none'))  # expect: Error unknown dialect
