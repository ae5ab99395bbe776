# Source that cannot be decoded: the error names the file, whatever line it is on.
for source in (b'x = "\xff"\n', b'a\n"\xff"\n', b'a\nb\n"\xff"', b'# coding: utf-8\n"\xff"\n', b'# coding: ascii\n"\xff"\n'):
    try:
        compile(source, 'F', 'exec')
    except SyntaxError as e:
        print(e.filename, e.lineno, e.offset)
# expect: F 1 6
# expect: F 2 2
# expect: F 3 2
# expect: F 2 2
# expect: F 0 -1
