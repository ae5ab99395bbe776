"""What is too large to fold is left alone."""
print(len(eval('(1,) * 625')), len(eval('"ab" * 5000')), len(eval('b"ab" * 5000')), len(eval('() * 5000')))  # expect: 625 10000 10000 0
